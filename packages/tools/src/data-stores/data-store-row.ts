import type { DataStore } from '@makegate/client/endpoints/data-stores';
import { z } from 'zod';
import { pick } from '../pick.js';

/** What a list tells about each data store. */
export const dataStoreSummary = {
  id: z.number(),
  name: z.string(),
  records: z.number().optional(),
  size: z.string().optional().describe('Bytes'),
  maxSize: z.string().optional().describe('Bytes'),
  datastructureId: z.number().optional(),
};

/** One data store in the shape of `dataStoreSummary`. */
export const dataStoreRow = (store: DataStore) =>
  pick(store, 'id', 'name', 'records', 'size', 'maxSize', 'datastructureId');
