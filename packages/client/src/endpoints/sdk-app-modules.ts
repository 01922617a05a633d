import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { named } from '../shapes/schema.js';
import { ChangeMade, Changed, Code, PartName, Removed, appVersion } from '../shapes/sdk-app.js';

export type { ChangeMade, Changed } from '../shapes/sdk-app.js';

/** `typeId`: 1 trigger, 4 action, 9 search, 10 instant trigger, 11 responder, 12 universal. Parts are referred to by name. */
const appModule = z.looseObject({
  name: z.string(),
  label: z.string(),
  typeId: z.number(),
  description: z.string().nullish(),
  public: z.boolean().nullish(),
  approved: z.boolean().nullish(),
  deprecated: z.boolean().nullish(),
  crud: z.string().nullish(),
  connection: z.string().nullish(),
  altConnection: z.string().nullish(),
  webhook: z.string().nullish(),
});
export interface AppModule extends z.output<typeof appModule> {}
const AppModule = named<AppModule>(appModule);

const One = z.looseObject({ appModule: AppModule });
const read = ['sdk-apps:read'] as const;
const write = ['sdk-apps:write'] as const;
const params = { ...appVersion, moduleName: z.string().min(1) };
const section = z.enum(['api', 'epoch', 'parameters', 'expect', 'interface', 'samples', 'scope']);

export const sdkAppModules = group('sdkAppModules', {
  list: endpoint({
    method: 'GET',
    path: '/sdk/apps/:appName/:appVersion/modules',
    scopes: read,
    effect: 'read',
    items: 'appModules',
    params: appVersion,
    reply: z.looseObject({ appModules: z.array(AppModule) }),
  }),
  /** An instant trigger needs a `webhook`. */
  create: endpoint({
    method: 'POST',
    path: '/sdk/apps/:appName/:appVersion/modules',
    scopes: write,
    effect: 'create',
    repeat: 'verify',
    params: appVersion,
    body: {
      name: PartName,
      typeId: z.union([z.literal(1), z.literal(4), z.literal(9), z.literal(10), z.literal(11), z.literal(12)]),
      label: z.string().min(1),
      description: z.string().optional(),
      /** What the sections begin with. */
      moduleInitMode: z.enum(['blank', 'example', 'module']).optional(),
      connection: z.string().optional(),
      webhook: z.string().optional(),
    },
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/sdk/apps/:appName/:appVersion/modules/:moduleName',
    scopes: read,
    effect: 'read',
    params,
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/sdk/apps/:appName/:appVersion/modules/:moduleName',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    body: {
      label: z.string().min(1).optional(),
      description: z.string().optional(),
      connection: z.string().optional(),
    },
    reply: One,
  }),
  delete: endpoint({
    method: 'DELETE',
    path: '/sdk/apps/:appName/:appVersion/modules/:moduleName',
    scopes: write,
    effect: 'delete',
    repeat: 'verify',
    params,
    reply: z.looseObject({ appModule: Removed.optional() }),
  }),
  getSection: endpoint({
    method: 'GET',
    path: '/sdk/apps/:appName/:appVersion/modules/:moduleName/:section',
    scopes: read,
    effect: 'read',
    params: { ...params, section },
    reply: Code,
    replyType: 'application/jsonc',
  }),
  setSection: endpoint({
    method: 'PUT',
    path: '/sdk/apps/:appName/:appVersion/modules/:moduleName/:section',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params: { ...params, section },
    content: { code: Code },
    contentType: 'application/jsonc',
    reply: ChangeMade,
  }),
  setVisibility: endpoint({
    method: 'POST',
    path: '/sdk/apps/:appName/:appVersion/modules/:moduleName/:visibility',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params: { ...params, visibility: z.enum(['public', 'private']) },
    reply: Changed,
  }),
  /** A copy in the same app, with the code. */
  clone: endpoint({
    method: 'POST',
    path: '/sdk/apps/:appName/:appVersion/modules/:moduleName/clone',
    scopes: write,
    effect: 'create',
    repeat: 'verify',
    unverified: true,
    params,
    body: { name: PartName },
    reply: One,
  }),
  deprecate: endpoint({
    method: 'POST',
    path: '/sdk/apps/:appName/:appVersion/modules/:moduleName/deprecate',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    unverified: true,
    params,
    reply: Changed,
  }),
  undeprecate: endpoint({
    method: 'POST',
    path: '/sdk/apps/:appName/:appVersion/modules/:moduleName/undeprecate',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    unverified: true,
    params,
    reply: Changed,
  }),
});
