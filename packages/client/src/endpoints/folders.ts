import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';

const F = z.looseObject({ id: z.number(), name: z.string() });
export const folders = group('folders', {
  list: endpoint({
    method: 'GET',
    path: '/scenarios-folders',
    scopes: ['scenarios:read'],
    effect: 'read',
    items: 'scenariosFolders',
    query: { teamId: z.number(), cols: z.array(z.string()).optional() },
    reply: z.looseObject({ scenariosFolders: z.array(F) }),
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/scenarios-folders/:folderId',
    scopes: ['scenarios:write'],
    effect: 'delete',
    params: { folderId: z.number() },
    content: { fields: z.record(z.string(), z.unknown()) },
    reply: z.looseObject({ scenarioFolder: z.number() }),
  }),
});
