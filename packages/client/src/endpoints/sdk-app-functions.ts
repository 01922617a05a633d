import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { named } from '../shapes/schema.js';
import { ChangeMade, Changed, Code, Removed, appVersion } from '../shapes/sdk-app.js';

export type { ChangeMade, Changed } from '../shapes/sdk-app.js';

/** A function that the app's formulas may call. `args` is its list of parameters, with the brackets. */
const appFunction = z.looseObject({ name: z.string(), args: z.string().nullish() });
export interface AppFunction extends z.output<typeof appFunction> {}
const AppFunction = named<AppFunction>(appFunction);

const One = z.looseObject({ appFunction: AppFunction });
const read = ['sdk-apps:read'] as const;
const write = ['sdk-apps:write'] as const;
const params = { ...appVersion, functionName: z.string().min(1) };

export const sdkAppFunctions = group('sdkAppFunctions', {
  list: endpoint({
    method: 'GET',
    path: '/sdk/apps/:appName/:appVersion/functions',
    scopes: read,
    effect: 'read',
    items: 'appFunctions',
    params: appVersion,
    reply: z.looseObject({ appFunctions: z.array(AppFunction) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/sdk/apps/:appName/:appVersion/functions',
    scopes: write,
    effect: 'create',
    repeat: 'verify',
    params: appVersion,
    body: { name: z.string().min(1) },
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/sdk/apps/:appName/:appVersion/functions/:functionName',
    scopes: read,
    effect: 'read',
    params,
    reply: One,
  }),
  delete: endpoint({
    method: 'DELETE',
    path: '/sdk/apps/:appName/:appVersion/functions/:functionName',
    scopes: write,
    effect: 'delete',
    repeat: 'verify',
    params,
    reply: z.looseObject({ appFunction: Removed.optional() }),
  }),
  getCode: endpoint({
    method: 'GET',
    path: '/sdk/apps/:appName/:appVersion/functions/:functionName/code',
    scopes: read,
    effect: 'read',
    params,
    reply: Code,
    replyType: 'application/javascript',
  }),
  setCode: endpoint({
    method: 'PUT',
    path: '/sdk/apps/:appName/:appVersion/functions/:functionName/code',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    content: { code: Code },
    contentType: 'application/javascript',
    reply: ChangeMade,
  }),
  getTest: endpoint({
    method: 'GET',
    path: '/sdk/apps/:appName/:appVersion/functions/:functionName/test',
    scopes: read,
    effect: 'read',
    params,
    reply: Code,
    replyType: 'application/javascript',
  }),
  setTest: endpoint({
    method: 'PUT',
    path: '/sdk/apps/:appName/:appVersion/functions/:functionName/test',
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    content: { test: Code },
    contentType: 'application/javascript',
    reply: Changed,
  }),
});
