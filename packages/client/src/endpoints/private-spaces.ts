import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { cols, pg, repliedPg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

/** A team of one person. Make writes sizes as text in lists and as numbers after a change. */
const privateSpace = z.looseObject({
  id: z.number(),
  name: z.string().nullish(),
  organizationId: z.number().nullish(),
  type: z.string().nullish(),
  privateSpaceOwnerId: z.number().nullish(),
  privateSpaceOwnerName: z.string().nullish(),
  privateSpaceOwnerEmail: z.string().nullish(),
  /** Operations a month; null for no limit. */
  operationsLimit: z.number().nullish(),
  transferLimit: z.union([z.string(), z.number()]).nullish(),
  consumedOperations: z.number().nullish(),
  consumedTransfer: z.union([z.string(), z.number()]).nullish(),
  isPaused: z.boolean().nullish(),
});
export interface PrivateSpace extends z.output<typeof privateSpace> {}
const PrivateSpace = named<PrivateSpace>(privateSpace);

const One = z.looseObject({ privateSpace: PrivateSpace });
const params = { privateSpaceId: Id };
const operationsLimit = z.int().nonnegative();
const confirmed = z.boolean().optional();

/** Private spaces need a license with `privateSpaces`. */
export const privateSpaces = group('privateSpaces', {
  list: endpoint({
    method: 'GET',
    path: '/private-spaces',
    scopes: ['private-spaces:read'],
    effect: 'read',
    items: 'privateSpaces',
    paged: true,
    query: { organizationId: Id, externalId: z.string().optional(), cols, pg },
    reply: z.looseObject({ privateSpaces: z.array(PrivateSpace), pg: repliedPg }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/private-spaces',
    scopes: ['private-spaces:write'],
    effect: 'create',
    repeat: 'verify',
    body: { organizationId: Id, userId: Id, operationsLimit: operationsLimit.optional() },
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/private-spaces/:privateSpaceId',
    scopes: ['private-spaces:read'],
    effect: 'read',
    params,
    query: { cols },
    reply: One,
  }),
  /** A limit below what is already used pauses the space, which Make wants confirmed. */
  update: endpoint({
    method: 'PATCH',
    path: '/private-spaces/:privateSpaceId',
    scopes: ['private-spaces:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    query: { confirmed },
    body: { operationsLimit: operationsLimit.nullable().optional() },
    reply: One,
  }),
  delete: endpoint({
    method: 'DELETE',
    path: '/private-spaces/:privateSpaceId',
    scopes: ['private-spaces:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    query: { confirmed },
    reply: z.looseObject({ privateSpace: z.union([PrivateSpace, z.number()]) }),
  }),
});
