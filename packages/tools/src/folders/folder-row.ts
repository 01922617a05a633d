import type { Folder } from '@makegate/client/endpoints/folders';
import { z } from 'zod';
import { pick } from '../pick.js';

/** What is told about each folder. */
export const folderSummary = {
  id: z.number(),
  name: z.string(),
  parentId: z.number().optional(),
  scenariosTotal: z.number().optional(),
};

/** One folder in the shape of `folderSummary`. */
export const folderRow = (folder: Folder) => pick(folder, 'id', 'name', 'parentId', 'scenariosTotal');
