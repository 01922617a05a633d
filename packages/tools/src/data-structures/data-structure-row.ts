import type { DataStructure } from '@makegate/client/endpoints/data-structures';
import { z } from 'zod';
import { openObject } from '../input-fields.js';
import { pick } from '../pick.js';

/** What a list tells about each data structure. */
export const dataStructureSummary = { id: z.number(), name: z.string(), strict: z.boolean().optional() };

/** A data structure with its fields. */
export const dataStructureInFull = { ...dataStructureSummary, spec: z.array(openObject).optional() };

/** One data structure in the shape of `dataStructureInFull`. */
export const dataStructureRow = (structure: DataStructure) => pick(structure, 'id', 'name', 'strict', 'spec');
