import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { OpenObject } from '../shapes/open-object.js';
import { cols } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

/** Make never gives back what a key holds. */
const key = z.looseObject({
  id: z.number(),
  name: z.string(),
  typeName: z.string().nullish(),
  teamId: z.number().optional(),
  packageName: z.string().nullish(),
});
export interface Key extends z.output<typeof key> {}
const Key = named<Key>(key);

/** A kind of key and the parameters it takes. */
const keyType = z.looseObject({
  name: z.string(),
  label: z.string().nullish(),
  parameters: z.array(z.unknown()).nullish(),
});
export interface KeyType extends z.output<typeof keyType> {}
const KeyType = named<KeyType>(keyType);

const One = z.looseObject({ key: Key });
const params = { keyId: Id };

export const keys = group('keys', {
  list: endpoint({
    method: 'GET',
    path: '/keys',
    scopes: ['keys:read'],
    effect: 'read',
    items: 'keys',
    query: { teamId: Id, typeName: z.string().optional(), cols },
    reply: z.looseObject({ keys: z.array(Key) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/keys',
    scopes: ['keys:write'],
    effect: 'create',
    repeat: 'verify',
    body: {
      teamId: Id,
      name: z.string().min(1),
      typeName: z.string().min(1),
      /** As `types` says for the kind of key. */
      parameters: OpenObject,
    },
    reply: One,
  }),
  types: endpoint({
    method: 'GET',
    path: '/keys/types',
    scopes: ['keys:read'],
    effect: 'read',
    items: 'keysTypes',
    reply: z.looseObject({ keysTypes: z.array(KeyType) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/keys/:keyId',
    scopes: ['keys:read'],
    effect: 'read',
    params,
    query: { cols },
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/keys/:keyId',
    scopes: ['keys:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    body: { name: z.string().min(1).optional(), parameters: OpenObject.optional() },
    reply: One,
  }),
  /** Always needs `confirmed`. */
  delete: endpoint({
    method: 'DELETE',
    path: '/keys/:keyId',
    scopes: ['keys:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    query: { confirmed: z.boolean().optional() },
    reply: z.looseObject({ key: z.number() }),
  }),
});
