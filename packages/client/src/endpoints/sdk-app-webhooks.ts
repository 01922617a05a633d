import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { named } from '../shapes/schema.js';
import { ChangeMade, Code, Removed, app } from '../shapes/sdk-app.js';

export type { ChangeMade } from '../shapes/sdk-app.js';

/** `web` is one address for each user, `web-shared` one for all of them. Connections are referred to by name. */
const appWebhook = z.looseObject({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  appVersion: z.number().nullish(),
  connection: z.string().nullish(),
  altConnection: z.string().nullish(),
});
export interface AppWebhook extends z.output<typeof appWebhook> {}
const AppWebhook = named<AppWebhook>(appWebhook);

const One = z.looseObject({ appWebhook: AppWebhook });
const read = ['sdk-apps:read'] as const;
const write = ['sdk-apps:write'] as const;
const params = { webhookName: z.string().min(1) };
const section = z.enum(['api', 'parameters', 'attach', 'detach', 'update', 'scope']);

export const sdkAppWebhooks = group('sdkAppWebhooks', {
  list: endpoint({
    method: 'GET',
    path: '/sdk/apps/:appName/webhooks',
    scopes: read,
    effect: 'read',
    items: 'appWebhooks',
    params: app,
    reply: z.looseObject({ appWebhooks: z.array(AppWebhook) }),
  }),
  /** Make chooses the name, and does not always say it here: `list` does. */
  create: endpoint({
    method: 'POST',
    path: '/sdk/apps/:appName/webhooks',
    scopes: write,
    effect: 'create',
    repeat: 'verify',
    params: app,
    body: { type: z.enum(['web', 'web-shared']), label: z.string().min(1), connection: z.string().optional() },
    reply: z.looseObject({ appWebhook: z.looseObject({ ...appWebhook.shape, name: z.string().optional() }) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/sdk/apps/webhooks/:webhookName',
    scopes: read,
    effect: 'read',
    params,
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/sdk/apps/webhooks/:webhookName',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    body: { label: z.string().min(1).optional(), connection: z.string().optional() },
    reply: One,
  }),
  delete: endpoint({
    method: 'DELETE',
    path: '/sdk/apps/webhooks/:webhookName',
    scopes: write,
    effect: 'delete',
    repeat: 'verify',
    params,
    reply: z.looseObject({ appWebhook: Removed.optional() }),
  }),
  getSection: endpoint({
    method: 'GET',
    path: '/sdk/apps/webhooks/:webhookName/:section',
    scopes: read,
    effect: 'read',
    params: { ...params, section },
    reply: Code,
    replyType: 'application/jsonc',
  }),
  setSection: endpoint({
    method: 'PUT',
    path: '/sdk/apps/webhooks/:webhookName/:section',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params: { ...params, section },
    content: { code: Code },
    contentType: 'application/jsonc',
    reply: ChangeMade,
  }),
});
