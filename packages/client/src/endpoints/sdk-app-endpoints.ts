import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { named } from '../shapes/schema.js';
import { ChangeMade, Changed, Code, PartName, Removed, appVersion } from '../shapes/sdk-app.js';

export type { ChangeMade, Changed } from '../shapes/sdk-app.js';

/** Hints to an AI agent. Make keeps these and no others. */
const Annotations = z.object({
  readOnlyHint: z.boolean().optional(),
  destructiveHint: z.boolean().optional(),
  idempotentHint: z.boolean().optional(),
  openWorldHint: z.boolean().optional(),
});

/** An operation that a custom app offers to AI agents. `attachedAccounts` are names of the app's connections. */
const appEndpoint = z.looseObject({
  name: z.string(),
  label: z.string(),
  description: z.string().nullish(),
  context: z.string().nullish(),
  annotations: z.looseObject(Annotations.shape).nullish(),
  attachedAccounts: z.array(z.string()).nullish(),
  public: z.boolean().nullish(),
  approved: z.boolean().nullish(),
  deprecated: z.boolean().nullish(),
  archived: z.boolean().nullish(),
  schemaVersion: z.number().nullish(),
  createdAt: z.string().nullish(),
  updatedAt: z.string().nullish(),
});
export interface AppEndpoint extends z.output<typeof appEndpoint> {}
const AppEndpoint = named<AppEndpoint>(appEndpoint);

const One = z.looseObject({ appEndpoint: AppEndpoint });
const read = ['sdk-apps:read'] as const;
const write = ['sdk-apps:write'] as const;
const params = { ...appVersion, endpointName: z.string().min(1) };
const section = z.enum(['api', 'scope', 'inputParameters', 'outputParameters']);
const accounts = z.array(z.string()).optional();

export const sdkAppEndpoints = group('sdkAppEndpoints', {
  list: endpoint({
    method: 'GET',
    path: '/sdk/apps/:appName/:appVersion/endpoints',
    scopes: read,
    effect: 'read',
    items: 'appEndpoints',
    params: appVersion,
    reply: z.looseObject({ appEndpoints: z.array(AppEndpoint) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/sdk/apps/:appName/:appVersion/endpoints',
    scopes: write,
    effect: 'create',
    repeat: 'verify',
    params: appVersion,
    body: {
      name: PartName,
      label: z.string().min(1),
      description: z.string().optional(),
      attachedAccounts: accounts,
    },
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/sdk/apps/:appName/:appVersion/endpoints/:endpointName',
    scopes: read,
    effect: 'read',
    params,
    reply: One,
  }),
  /** `attachedAccounts` replaces the whole list. */
  update: endpoint({
    method: 'PATCH',
    path: '/sdk/apps/:appName/:appVersion/endpoints/:endpointName',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    body: {
      label: z.string().min(1).optional(),
      description: z.string().optional(),
      context: z.string().optional(),
      annotations: Annotations.optional(),
      attachedAccounts: accounts,
    },
    reply: One,
  }),
  delete: endpoint({
    method: 'DELETE',
    path: '/sdk/apps/:appName/:appVersion/endpoints/:endpointName',
    scopes: write,
    effect: 'delete',
    repeat: 'verify',
    params,
    reply: z.looseObject({ appEndpoint: Removed.optional() }),
  }),
  getSection: endpoint({
    method: 'GET',
    path: '/sdk/apps/:appName/:appVersion/endpoints/:endpointName/:section',
    scopes: read,
    effect: 'read',
    params: { ...params, section },
    reply: Code,
    replyType: 'application/jsonc',
  }),
  setSection: endpoint({
    method: 'PUT',
    path: '/sdk/apps/:appName/:appVersion/endpoints/:endpointName/:section',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params: { ...params, section },
    content: { code: Code },
    contentType: 'application/jsonc',
    reply: ChangeMade,
  }),
  makePublic: endpoint({
    method: 'POST',
    path: '/sdk/apps/:appName/:appVersion/endpoints/:endpointName/public',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    reply: Changed,
  }),
  makePrivate: endpoint({
    method: 'POST',
    path: '/sdk/apps/:appName/:appVersion/endpoints/:endpointName/private',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    reply: Changed,
  }),
});
