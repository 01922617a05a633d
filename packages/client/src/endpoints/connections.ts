import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { OpenObject } from '../shapes/open-object.js';
import { cols } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

/** `accountName` is the kind of connection, `name` what people call it. `expire` is set when it has to be renewed. */
const connection = z.looseObject({
  id: z.number(),
  name: z.string(),
  accountName: z.string().nullish(),
  accountLabel: z.string().nullish(),
  accountType: z.string().nullish(),
  packageName: z.string().nullish(),
  expire: z.string().nullish(),
  metadata: z.unknown().optional(),
  teamId: z.number().optional(),
  upgradeable: z.boolean().nullish(),
  scopesCnt: z.number().nullish(),
  scoped: z.unknown().optional(),
  editable: z.boolean().nullish(),
  uid: z.unknown().optional(),
});
export interface Connection extends z.output<typeof connection> {}
const Connection = named<Connection>(connection);

/** What `create` sends. Unlike in a reply, `accountName` is the label here; the fields after these depend on the type. */
const NewConnection = z.looseObject({
  accountName: z.string().min(1).max(128),
  accountType: z.string().min(1),
  scopes: z.array(z.string()).optional(),
});

/** Where a person goes on, in a browser. */
const login = z.looseObject({ url: z.string() });
export interface Login extends z.output<typeof login> {}
const Login = named<Login>(login);

const One = z.looseObject({ connection: Connection });
const params = { connectionId: Id };
/** Scopes of the service behind the connection. */
const scope = z.array(z.string()).optional();

export const connections = group('connections', {
  list: endpoint({
    method: 'GET',
    path: '/connections',
    scopes: ['connections:read'],
    effect: 'read',
    items: 'connections',
    query: {
      teamId: Id,
      /** Kinds wanted, as in `accountName`. */
      type: z.array(z.string()).optional(),
      cols,
    },
    reply: z.looseObject({ connections: z.array(Connection) }),
  }),
  /** Connections by OAuth still need a person to log in afterwards. */
  create: endpoint({
    method: 'POST',
    path: '/connections',
    scopes: ['connections:write'],
    effect: 'create',
    repeat: 'verify',
    query: { teamId: Id },
    content: { connection: NewConnection },
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/connections/:connectionId',
    scopes: ['connections:read'],
    effect: 'read',
    params,
    query: { cols },
    reply: One,
  }),
  /** Renames it. */
  update: endpoint({
    method: 'PATCH',
    path: '/connections/:connectionId',
    scopes: ['connections:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    query: { cols },
    body: { name: z.string().min(1).max(128) },
    reply: One,
  }),
  /** Needs `confirmed` when a scenario uses it. */
  delete: endpoint({
    method: 'DELETE',
    path: '/connections/:connectionId',
    scopes: ['connections:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    query: { confirmed: z.boolean().optional() },
    reply: z.looseObject({ connection: z.number() }),
  }),
  /** Which fields `setData` takes. Some kinds cannot be edited. */
  editableParameters: endpoint({
    method: 'GET',
    path: '/connections/:connectionId/editable-data-schema',
    scopes: ['connections:read'],
    effect: 'read',
    params,
    reply: z.looseObject({ editableParameters: z.array(z.unknown()) }),
  }),
  /** Replaces everything: a field that is missing becomes empty. */
  setData: endpoint({
    method: 'POST',
    path: '/connections/:connectionId/set-data',
    scopes: ['connections:write'],
    effect: 'update',
    repeat: 'verify',
    params,
    content: { data: OpenObject },
    reply: z.looseObject({ changed: z.boolean() }),
  }),
  /** Calls the service behind the connection. */
  test: endpoint({
    method: 'POST',
    path: '/connections/:connectionId/test',
    scopes: ['connections:write'],
    effect: 'run',
    repeat: 'safe',
    params,
    reply: z.looseObject({ verified: z.boolean() }),
  }),
  /** Whether the connection holds all of these scopes of the service behind it. */
  hasScopes: endpoint({
    method: 'POST',
    path: '/connections/:connectionId/scoped',
    scopes: ['connections:write'],
    effect: 'read',
    params,
    body: { scope: z.array(z.string()).min(1) },
    reply: z.looseObject({ connection: z.looseObject({ scoped: z.boolean() }) }),
  }),
  /** Where a person logs in to the service behind a new connection. Changes nothing before somebody has. */
  authorize: endpoint({
    method: 'GET',
    path: '/oauth/auth/:connectionId',
    scopes: [],
    effect: 'read',
    params,
    query: { scope },
    reply: Login,
  }),
  /** Where a person renews a connection that has expired. */
  reauthorize: endpoint({
    method: 'GET',
    path: '/oauth/reauth/:connectionId',
    scopes: [],
    effect: 'read',
    params,
    query: { scope },
    reply: Login,
  }),
  /** Where a person lets a connection do more than before. */
  extend: endpoint({
    method: 'GET',
    path: '/oauth/extend/:connectionId',
    scopes: [],
    effect: 'read',
    params,
    query: { scope },
    reply: Login,
  }),
});
