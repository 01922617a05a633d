import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Delivery, Hook, HookLog } from '../shapes/hook.js';
import { Id } from '../shapes/ids.js';
import { OpenObject } from '../shapes/open-object.js';
import { pg, repliedPg } from '../shapes/paging.js';

export type { Delivery, Hook, HookLog } from '../shapes/hook.js';

/** What `create` sends. App hooks add fields of their own, `__IMTCONN__` (a connection's id) among them. */
const NewHook = z.looseObject({
  name: z.string().min(1).max(128),
  teamId: Id,
  typeName: z.string(),
  /** These three have to be given for a gateway-webhook. */
  method: z.boolean().optional(),
  headers: z.boolean().optional(),
  stringify: z.boolean().optional(),
});

const One = z.looseObject({ hook: Hook });
const Succeeded = z.looseObject({ success: z.boolean() });
const params = { hookId: Id };

export const hooks = group('hooks', {
  list: endpoint({
    method: 'GET',
    path: '/hooks',
    scopes: ['hooks:read'],
    effect: 'read',
    items: 'hooks',
    query: {
      teamId: Id,
      typeName: z.string().optional(),
      assigned: z.boolean().optional(),
      viewForScenarioId: Id.optional(),
      pg,
    },
    reply: z.looseObject({ hooks: z.array(Hook) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/hooks',
    scopes: ['hooks:write'],
    effect: 'create',
    repeat: 'verify',
    query: { useDefaults: z.string().optional() },
    content: { hook: NewHook },
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/hooks/:hookId',
    scopes: ['hooks:read'],
    effect: 'read',
    params,
    reply: One,
  }),
  /** Renames it. */
  update: endpoint({
    method: 'PATCH',
    path: '/hooks/:hookId',
    scopes: ['hooks:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    body: { name: z.string().min(1).max(128) },
    reply: One,
  }),
  delete: endpoint({
    method: 'DELETE',
    path: '/hooks/:hookId',
    scopes: ['hooks:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    query: { confirmed: z.boolean().optional() },
    reply: z.looseObject({ hook: z.number() }),
  }),
  ping: endpoint({
    method: 'GET',
    path: '/hooks/:hookId/ping',
    scopes: ['hooks:read'],
    effect: 'read',
    params,
    reply: z.looseObject({
      address: z.string().nullish(),
      attached: z.boolean(),
      learning: z.boolean(),
      gone: z.boolean(),
    }),
  }),
  /** From now on the next delivery teaches the hook its data structure. */
  learnStart: endpoint({
    method: 'POST',
    path: '/hooks/:hookId/learn-start',
    scopes: ['hooks:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    reply: Succeeded,
  }),
  learnStop: endpoint({
    method: 'POST',
    path: '/hooks/:hookId/learn-stop',
    scopes: ['hooks:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    reply: Succeeded,
  }),
  enable: endpoint({
    method: 'POST',
    path: '/hooks/:hookId/enable',
    scopes: ['hooks:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    reply: Succeeded,
  }),
  disable: endpoint({
    method: 'POST',
    path: '/hooks/:hookId/disable',
    scopes: ['hooks:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    reply: Succeeded,
  }),
  /** Replaces the hook's settings: for instance `ip` (who may deliver), `headers`, `method` and `stringify`. */
  setData: endpoint({
    method: 'POST',
    path: '/hooks/:hookId/set-data',
    scopes: ['hooks:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    content: { data: OpenObject },
    reply: z.looseObject({ changed: z.boolean() }),
  }),
  /** What waits in the queue. */
  deliveries: endpoint({
    method: 'GET',
    path: '/hooks/:hookId/incomings',
    scopes: ['hooks:read'],
    effect: 'read',
    items: 'incomings',
    paged: true,
    params,
    query: { pg },
    reply: z.looseObject({ incomings: z.array(Delivery), pg: repliedPg }),
  }),
  /** Name the ids, or say `all` (which needs `confirmed`), with `exceptIds` for those to keep. */
  deleteDeliveries: endpoint({
    method: 'DELETE',
    path: '/hooks/:hookId/incomings',
    scopes: ['hooks:write'],
    effect: 'delete',
    repeat: 'verify',
    partial: true,
    params,
    query: { confirmed: z.boolean().optional() },
    body: {
      ids: z.array(z.string()).optional(),
      all: z.boolean().optional(),
      exceptIds: z.array(z.string()).optional(),
    },
    reply: z.looseObject({ incomings: z.array(z.string()) }),
  }),
  getDelivery: endpoint({
    method: 'GET',
    path: '/hooks/:hookId/incomings/:incomingId',
    scopes: ['hooks:read'],
    effect: 'read',
    params: { hookId: Id, incomingId: z.string().min(1) },
    reply: z.looseObject({ incoming: Delivery }),
  }),
  deliveryStats: endpoint({
    method: 'GET',
    path: '/hooks/:hookId/incomings/stats',
    scopes: ['hooks:read'],
    effect: 'read',
    params,
    reply: z.looseObject({
      incomingStat: z.looseObject({ queue: z.number(), limit: z.number(), enabled: z.boolean().nullish() }),
    }),
  }),
  /** Make keeps these for 3 days, on Enterprise plans for 30. Times are milliseconds since 1970. */
  logs: endpoint({
    method: 'GET',
    path: '/hooks/:hookId/logs',
    scopes: ['hooks:read'],
    effect: 'read',
    items: 'hookLogs',
    paged: true,
    params,
    query: { from: z.int().optional(), to: z.int().optional(), pg },
    reply: z.looseObject({ hookLogs: z.array(HookLog), pg: repliedPg }),
  }),
  /** With the request and the response, headers included. */
  getLog: endpoint({
    method: 'GET',
    path: '/hooks/:hookId/logs/:logId',
    scopes: ['hooks:read'],
    effect: 'read',
    params: { hookId: Id, logId: z.string().min(1) },
    query: { pg },
    reply: z.looseObject({ hookLog: HookLog }),
  }),
});
