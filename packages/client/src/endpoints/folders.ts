import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { cols } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

const folder = z.looseObject({
  id: z.number(),
  name: z.string(),
  teamId: z.number().optional(),
  parentId: z.number().nullish(),
  scenariosTotal: z.number().nullish(),
});
export interface Folder extends z.output<typeof folder> {}
const Folder = named<Folder>(folder);

const One = z.looseObject({ scenarioFolder: Folder });
const params = { folderId: Id };

export const folders = group('folders', {
  list: endpoint({
    method: 'GET',
    path: '/scenarios-folders',
    scopes: ['scenarios:read'],
    effect: 'read',
    items: 'scenariosFolders',
    query: {
      teamId: Id,
      parentId: Id.optional(),
      /** `all` brings the folders inside folders too. */
      childrenDepth: z.string().optional(),
      cols,
    },
    reply: z.looseObject({ scenariosFolders: z.array(Folder) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/scenarios-folders',
    scopes: ['scenarios:write'],
    effect: 'create',
    repeat: 'verify',
    body: { teamId: Id, name: z.string().min(1).max(100), parentId: Id.optional() },
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/scenarios-folders/:folderId',
    scopes: ['scenarios:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    query: { cols },
    body: { name: z.string().min(1).max(100).optional() },
    reply: One,
  }),
  /** Make asks for no confirmation. What becomes of the scenarios inside is not published. */
  delete: endpoint({
    method: 'DELETE',
    path: '/scenarios-folders/:folderId',
    scopes: ['scenarios:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    reply: z.looseObject({ scenarioFolder: z.number() }),
  }),
});
