import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { OpenObject } from '../shapes/open-object.js';
import { named } from '../shapes/schema.js';
import { ChangeMade, Code, PartName, Removed, appVersion } from '../shapes/sdk-app.js';

export type { ChangeMade } from '../shapes/sdk-app.js';

/** A call that fills the fields of a module while somebody builds a scenario. Connections are referred to by name. */
const appRpc = z.looseObject({
  name: z.string(),
  label: z.string(),
  connection: z.string().nullish(),
  altConnection: z.string().nullish(),
});
export interface AppRpc extends z.output<typeof appRpc> {}
const AppRpc = named<AppRpc>(appRpc);

const One = z.looseObject({ appRpc: AppRpc });
const read = ['sdk-apps:read'] as const;
const write = ['sdk-apps:write'] as const;
const params = { ...appVersion, rpcName: z.string().min(1) };
const section = z.enum(['api', 'parameters']);

export const sdkAppRpcs = group('sdkAppRpcs', {
  list: endpoint({
    method: 'GET',
    path: '/sdk/apps/:appName/:appVersion/rpcs',
    scopes: read,
    effect: 'read',
    items: 'appRpcs',
    params: appVersion,
    reply: z.looseObject({ appRpcs: z.array(AppRpc) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/sdk/apps/:appName/:appVersion/rpcs',
    scopes: write,
    effect: 'create',
    repeat: 'verify',
    params: appVersion,
    body: { name: PartName, label: z.string().min(1), connection: z.string().optional() },
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/sdk/apps/:appName/:appVersion/rpcs/:rpcName',
    scopes: read,
    effect: 'read',
    params,
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/sdk/apps/:appName/:appVersion/rpcs/:rpcName',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    body: {
      label: z.string().min(1).optional(),
      connection: z.string().optional(),
      altConnection: z.string().optional(),
    },
    reply: One,
  }),
  delete: endpoint({
    method: 'DELETE',
    path: '/sdk/apps/:appName/:appVersion/rpcs/:rpcName',
    scopes: write,
    effect: 'delete',
    repeat: 'verify',
    params,
    reply: z.looseObject({ appRpc: Removed.optional() }),
  }),
  /** Calls the service behind the RPC, and answers whatever it makes of the answer. `schema` describes `data`. */
  test: endpoint({
    method: 'POST',
    path: '/sdk/apps/:appName/:appVersion/rpcs/:rpcName',
    scopes: write,
    effect: 'run',
    repeat: 'safe',
    params,
    body: { data: OpenObject.optional(), schema: z.array(OpenObject).optional() },
    reply: z.unknown(),
  }),
  getSection: endpoint({
    method: 'GET',
    path: '/sdk/apps/:appName/:appVersion/rpcs/:rpcName/:section',
    scopes: read,
    effect: 'read',
    params: { ...params, section },
    reply: Code,
    replyType: 'application/jsonc',
  }),
  setSection: endpoint({
    method: 'PUT',
    path: '/sdk/apps/:appName/:appVersion/rpcs/:rpcName/:section',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params: { ...params, section },
    content: { code: Code },
    contentType: 'application/jsonc',
    reply: ChangeMade,
  }),
});
