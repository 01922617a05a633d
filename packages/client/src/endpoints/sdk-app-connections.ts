import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { OpenObject } from '../shapes/open-object.js';
import { named } from '../shapes/schema.js';
import { ChangeMade, Changed, Code, Removed, app } from '../shapes/sdk-app.js';

export type { ChangeMade, Changed } from '../shapes/sdk-app.js';

/** How users of a custom app log in. All versions of the app share it, and its name is its own in the whole zone. */
const appConnection = z.looseObject({ name: z.string(), label: z.string(), type: z.string() });
export interface AppConnection extends z.output<typeof appConnection> {}
const AppConnection = named<AppConnection>(appConnection);

const One = z.looseObject({ appConnection: AppConnection });
const read = ['sdk-apps:read'] as const;
const write = ['sdk-apps:write'] as const;
const params = { connectionName: z.string().min(1) };
const section = z.enum(['api', 'parameters', 'scopes', 'scope', 'install', 'installSpec']);

export const sdkAppConnections = group('sdkAppConnections', {
  list: endpoint({
    method: 'GET',
    path: '/sdk/apps/:appName/connections',
    scopes: read,
    effect: 'read',
    items: 'appConnections',
    params: app,
    reply: z.looseObject({ appConnections: z.array(AppConnection) }),
  }),
  /** Make chooses the name. */
  create: endpoint({
    method: 'POST',
    path: '/sdk/apps/:appName/connections',
    scopes: write,
    effect: 'create',
    repeat: 'verify',
    params: app,
    body: {
      type: z.enum([
        'oauth',
        'oauth-refresh',
        'oauth-resowncre',
        'oauth-clicre',
        'oauth-1',
        'apikey',
        'basic',
        'other',
      ]),
      label: z.string().min(1),
    },
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/sdk/apps/connections/:connectionName',
    scopes: read,
    effect: 'read',
    params,
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/sdk/apps/connections/:connectionName',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    body: { label: z.string().min(1).optional() },
    reply: One,
  }),
  delete: endpoint({
    method: 'DELETE',
    path: '/sdk/apps/connections/:connectionName',
    scopes: write,
    effect: 'delete',
    repeat: 'verify',
    params,
    reply: z.looseObject({ appConnection: Removed.optional() }),
  }),
  getSection: endpoint({
    method: 'GET',
    path: '/sdk/apps/connections/:connectionName/:section',
    scopes: read,
    effect: 'read',
    params: { ...params, section },
    reply: Code,
    replyType: 'application/jsonc',
  }),
  setSection: endpoint({
    method: 'PUT',
    path: '/sdk/apps/connections/:connectionName/:section',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params: { ...params, section },
    content: { code: Code },
    contentType: 'application/jsonc',
    reply: ChangeMade,
  }),
  /** What only the app's author knows, such as the id and the secret of its OAuth client. */
  getCommon: endpoint({
    method: 'GET',
    path: '/sdk/apps/connections/:connectionName/common',
    scopes: read,
    effect: 'read',
    params,
    reply: OpenObject,
  }),
  setCommon: endpoint({
    method: 'PUT',
    path: '/sdk/apps/connections/:connectionName/common',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    content: { common: OpenObject },
    reply: Changed,
  }),
});
