import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { OpenObject } from '../shapes/open-object.js';
import { pg, repliedPg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

const dataStoreRecord = z.looseObject({ key: z.string(), data: OpenObject });
export interface DataStoreRecord extends z.output<typeof dataStoreRecord> {}
const DataStoreRecord = named<DataStoreRecord>(dataStoreRecord);

const params = { dataStoreId: Id };
const one = { dataStoreId: Id, dataStoreKeyRecord: z.string().min(1) };

export const dataStoreRecords = group('dataStoreRecords', {
  /** `count` is how many records there are; `spec` and `strict` are those of the data structure. */
  list: endpoint({
    method: 'GET',
    path: '/data-stores/:dataStoreId/data',
    scopes: ['datastores:read'],
    effect: 'read',
    items: 'records',
    paged: true,
    params,
    query: { pg },
    reply: z.looseObject({
      records: z.array(DataStoreRecord),
      spec: z.unknown().optional(),
      strict: z.boolean().nullish(),
      count: z.number().nullish(),
      pg: repliedPg,
    }),
  }),
  /** Make invents a key when none is given. */
  create: endpoint({
    method: 'POST',
    path: '/data-stores/:dataStoreId/data',
    scopes: ['datastores:write'],
    effect: 'create',
    repeat: 'verify',
    params,
    body: { key: z.string().min(1).optional(), data: OpenObject.optional() },
    reply: DataStoreRecord,
  }),
  /** Name the keys, or say `all`, with `exceptKeys` for those to keep. Always needs `confirmed`. */
  deleteMany: endpoint({
    method: 'DELETE',
    path: '/data-stores/:dataStoreId/data',
    scopes: ['datastores:write'],
    effect: 'delete',
    repeat: 'verify',
    partial: true,
    params,
    query: { confirmed: z.boolean().optional() },
    body: {
      keys: z.array(z.string()).optional(),
      all: z.boolean().optional(),
      exceptKeys: z.array(z.string()).optional(),
    },
    reply: z.looseObject({ keys: z.array(z.string()) }),
  }),
  /** Makes the record when there is none with this key. */
  replace: endpoint({
    method: 'PUT',
    path: '/data-stores/:dataStoreId/data/:dataStoreKeyRecord',
    scopes: ['datastores:write'],
    effect: 'update',
    repeat: 'safe',
    params: one,
    content: { record: OpenObject },
    reply: DataStoreRecord,
  }),
  /** Fields that are not named stay as they are. */
  update: endpoint({
    method: 'PATCH',
    path: '/data-stores/:dataStoreId/data/:dataStoreKeyRecord',
    scopes: ['datastores:write'],
    effect: 'update',
    repeat: 'safe',
    params: one,
    content: { record: OpenObject },
    reply: DataStoreRecord,
  }),
});
