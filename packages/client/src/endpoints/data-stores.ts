import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { cols, pg, repliedPg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

/** `records` is how many there are. `size` and `maxSize` are bytes, written as text. */
const dataStore = z.looseObject({
  id: z.number(),
  name: z.string(),
  records: z.number().nullish(),
  size: z.string().nullish(),
  maxSize: z.string().nullish(),
  teamId: z.number().optional(),
  datastructureId: z.number().nullish(),
});
export interface DataStore extends z.output<typeof dataStore> {}
const DataStore = named<DataStore>(dataStore);

const One = z.looseObject({ dataStore: DataStore });
const params = { dataStoreId: Id };

export const dataStores = group('dataStores', {
  list: endpoint({
    method: 'GET',
    path: '/data-stores',
    scopes: ['datastores:read'],
    effect: 'read',
    items: 'dataStores',
    paged: true,
    query: { teamId: Id, cols, pg },
    reply: z.looseObject({ dataStores: z.array(DataStore), pg: repliedPg }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/data-stores',
    scopes: ['datastores:write'],
    effect: 'create',
    repeat: 'verify',
    body: {
      teamId: Id,
      name: z.string().min(1).max(128),
      datastructureId: Id.optional(),
      maxSizeMB: z.int().positive(),
    },
    reply: One,
  }),
  /** Name the ids, or say `all`, with `exceptIds` for those to keep. Needs `confirmed`. */
  deleteMany: endpoint({
    method: 'DELETE',
    path: '/data-stores',
    scopes: ['datastores:write'],
    effect: 'delete',
    repeat: 'verify',
    partial: true,
    query: { teamId: Id, confirmed: z.boolean().optional() },
    body: { ids: z.array(Id).optional(), all: z.boolean().optional(), exceptIds: z.array(Id).optional() },
    reply: z.looseObject({ dataStores: z.array(z.number()) }),
  }),
  /** Needs `confirmed`. Its reply is not published. */
  delete: endpoint({
    method: 'DELETE',
    path: '/data-stores/:dataStoreId',
    scopes: ['datastores:write'],
    effect: 'delete',
    unverified: true,
    repeat: 'verify',
    params,
    query: { confirmed: z.boolean().optional() },
    reply: z.unknown(),
  }),
  get: endpoint({
    method: 'GET',
    path: '/data-stores/:dataStoreId',
    scopes: ['datastores:read'],
    effect: 'read',
    params,
    query: { cols },
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/data-stores/:dataStoreId',
    scopes: ['datastores:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    body: {
      name: z.string().min(1).max(128).optional(),
      datastructureId: Id.optional(),
      maxSizeMB: z.int().positive().optional(),
    },
    reply: One,
  }),
});
