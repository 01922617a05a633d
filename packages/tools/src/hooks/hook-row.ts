import type { Hook } from '@makegate/client/endpoints/hooks';
import { z } from 'zod';
import { pick } from '../pick.js';

/** What a list tells about each hook. */
export const hookSummary = {
  id: z.number(),
  name: z.string(),
  typeName: z.string().optional(),
  scenarioId: z.number().optional(),
  enabled: z.boolean().optional(),
  gone: z.boolean().optional().describe('Switched off because no scenario used it'),
  queueCount: z.number().optional(),
  queueLimit: z.number().optional(),
};

/** One hook in the shape of `hookSummary`. */
export const hookRow = (hook: Hook) =>
  pick(hook, 'id', 'name', 'typeName', 'scenarioId', 'enabled', 'gone', 'queueCount', 'queueLimit');
