import type { Key } from '@makegate/client/endpoints/keys';
import { z } from 'zod';
import { pick } from '../pick.js';

/** What is told about each key. Make never gives back what a key holds. */
export const keySummary = {
  id: z.number(),
  name: z.string(),
  typeName: z.string().optional(),
  packageName: z.string().optional(),
};

/** One key in the shape of `keySummary`. */
export const keyRow = (key: Key) => pick(key, 'id', 'name', 'typeName', 'packageName');
