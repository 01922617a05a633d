import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Field } from '../shapes/field.js';
import { Id } from '../shapes/ids.js';
import { cols, pg, repliedPg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

export type { Field } from '../shapes/field.js';

/** A strict structure refuses fields that it does not name. */
const dataStructure = z.looseObject({
  id: z.number(),
  name: z.string(),
  teamId: z.number().optional(),
  strict: z.boolean().nullish(),
  spec: z.array(Field).nullish(),
});
export interface DataStructure extends z.output<typeof dataStructure> {}
const DataStructure = named<DataStructure>(dataStructure);

const One = z.looseObject({ dataStructure: DataStructure });
const params = { dataStructureId: Id };

export const dataStructures = group('dataStructures', {
  list: endpoint({
    method: 'GET',
    path: '/data-structures',
    scopes: ['udts:read'],
    effect: 'read',
    items: 'dataStructures',
    paged: true,
    query: { teamId: Id, cols, pg },
    reply: z.looseObject({ dataStructures: z.array(DataStructure), pg: repliedPg }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/data-structures',
    scopes: ['udts:write'],
    effect: 'create',
    repeat: 'verify',
    body: {
      teamId: Id,
      name: z.string().min(1).max(128),
      strict: z.boolean().optional(),
      spec: z.array(Field),
    },
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/data-structures/:dataStructureId',
    scopes: ['udts:read'],
    effect: 'read',
    params,
    query: { cols },
    reply: One,
  }),
  /** A `spec` replaces the whole of the old one. */
  update: endpoint({
    method: 'PATCH',
    path: '/data-structures/:dataStructureId',
    scopes: ['udts:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    body: {
      name: z.string().min(1).max(128).optional(),
      strict: z.boolean().optional(),
      spec: z.array(Field).optional(),
    },
    reply: One,
  }),
  delete: endpoint({
    method: 'DELETE',
    path: '/data-structures/:dataStructureId',
    scopes: ['udts:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    query: { confirmed: z.boolean().optional() },
    reply: z.looseObject({ dataStructure: z.number() }),
  }),
  clone: endpoint({
    method: 'POST',
    path: '/data-structures/:dataStructureId/clone',
    scopes: ['udts:write'],
    effect: 'create',
    repeat: 'verify',
    params,
    body: { name: z.string().min(1).max(128), targetTeamId: Id.optional() },
    reply: z.looseObject({ dataStructure: DataStructure, differentTeam: z.unknown().optional() }),
  }),
});
