import type { Connection } from '@makegate/client/endpoints/connections';
import { z } from 'zod';
import { pick } from '../pick.js';

/** What a list tells about each connection. */
export const connectionSummary = {
  id: z.number(),
  name: z.string(),
  accountName: z.string().optional().describe('Kind of connection'),
  accountLabel: z.string().optional(),
  expire: z.string().optional(),
};

/** One connection in the shape of `connectionSummary`. */
export const connectionRow = (connection: Connection) =>
  pick(connection, 'id', 'name', 'accountName', 'accountLabel', 'expire');
