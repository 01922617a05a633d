import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Bytes } from '../shapes/bytes.js';
import { OpenObject } from '../shapes/open-object.js';
import { cols } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';
import { AppName, ChangeMade, Changed, Code, Removed, appVersion as params } from '../shapes/sdk-app.js';

export type { ChangeMade, Changed } from '../shapes/sdk-app.js';

/** A version of a custom app. `theme` is a colour, `#rrggbb`; `changes` are the edits that wait for a commit. */
const sdkApp = z.looseObject({
  name: z.string(),
  label: z.string(),
  version: z.number().optional(),
  description: z.string().nullish(),
  theme: z.string().nullish(),
  language: z.string().nullish(),
  countries: z.array(z.string()).nullish(),
  audience: z.string().nullish(),
  public: z.boolean().nullish(),
  approved: z.boolean().nullish(),
  global: z.boolean().nullish(),
  beta: z.boolean().nullish(),
  created: z.string().nullish(),
  manifestVersion: z.number().nullish(),
  changes: z.array(OpenObject).nullish(),
});
export interface SdkApp extends z.output<typeof sdkApp> {}
const SdkApp = named<SdkApp>(sdkApp);

/** One edit to a published app: what the section held before, and what it is to hold. */
const appChange = z.looseObject({ id: z.number(), oldValue: z.string().nullish(), newValue: z.string().nullish() });
export interface AppChange extends z.output<typeof appChange> {}
const AppChange = named<AppChange>(appChange);

const One = z.looseObject({ app: SdkApp });
const read = ['sdk-apps:read'] as const;
const write = ['sdk-apps:write'] as const;
const path = '/sdk/apps/:appName/:appVersion';

const looks = {
  description: z.string().optional(),
  theme: z
    .string()
    .regex(/^#[\da-f]{6}$/i)
    .optional(),
  language: z.string().optional(),
  countries: z.array(z.string()).optional(),
  audience: z.string().optional(),
};

const getSection = <const Section extends string>(section: Section) =>
  endpoint({
    method: 'GET',
    path: `${path}/${section}`,
    scopes: read,
    effect: 'read',
    params,
    reply: Code,
    replyType: 'application/jsonc',
  });

const setSection = <const Section extends string>(section: Section) =>
  endpoint({
    method: 'PUT',
    path: `${path}/${section}`,
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    content: { code: Code },
    contentType: 'application/jsonc',
    reply: ChangeMade,
  });

const makeIt = <const Verb extends string>(verb: Verb) =>
  endpoint({
    method: 'POST',
    path: `${path}/${verb}`,
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    reply: Changed,
  });

/** Custom apps, version by version. Their parts have groups of their own. */
export const sdkApps = group('sdkApps', {
  /** The caller's own apps; with `all`, also those that everybody may use; with `opensource`, those whose code is open. */
  list: endpoint({
    method: 'GET',
    path: '/sdk/apps',
    scopes: read,
    effect: 'read',
    items: 'apps',
    query: { opensource: z.boolean().optional(), all: z.boolean().optional(), cols },
    reply: z.looseObject({ apps: z.array(SdkApp) }),
  }),
  /** Makes version 1. */
  create: endpoint({
    method: 'POST',
    path: '/sdk/apps',
    scopes: write,
    effect: 'create',
    repeat: 'verify',
    body: { name: AppName, label: z.string().min(1), private: z.boolean().optional(), ...looks },
    reply: One,
  }),
  get: endpoint({ method: 'GET', path, scopes: read, effect: 'read', params, query: { cols }, reply: One }),
  update: endpoint({
    method: 'PATCH',
    path,
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    body: { label: z.string().min(1).optional(), ...looks },
    reply: One,
  }),
  /** Takes the modules, functions, RPCs and endpoints of this version along. */
  delete: endpoint({
    method: 'DELETE',
    path,
    scopes: write,
    effect: 'delete',
    repeat: 'verify',
    params,
    reply: z.looseObject({ app: Removed.optional() }),
  }),
  clone: endpoint({
    method: 'POST',
    path: `${path}/clone`,
    scopes: write,
    effect: 'create',
    repeat: 'verify',
    unverified: true,
    params,
    body: { newName: AppName, newVersion: z.int().positive() },
    reply: One,
  }),
  /** Makes the next version from this one. */
  cloneMajor: endpoint({
    method: 'POST',
    path: `${path}/clone-major`,
    scopes: write,
    effect: 'create',
    repeat: 'verify',
    unverified: true,
    params,
    reply: One,
  }),
  /** What all modules share and nobody else sees, such as the id and the secret of an OAuth client. */
  getCommon: endpoint({
    method: 'GET',
    path: `${path}/common`,
    scopes: read,
    effect: 'read',
    params,
    reply: OpenObject,
  }),
  setCommon: endpoint({
    method: 'PUT',
    path: `${path}/common`,
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    content: { common: OpenObject },
    reply: Changed,
  }),
  getReadme: endpoint({
    method: 'GET',
    path: `${path}/readme`,
    scopes: read,
    effect: 'read',
    params,
    reply: Code,
    replyType: 'text/markdown',
  }),
  setReadme: endpoint({
    method: 'PUT',
    path: `${path}/readme`,
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    content: { readme: Code },
    contentType: 'text/markdown',
    reply: Changed,
  }),
  /** What every module inherits, as JSON with comments. */
  getBase: getSection('base'),
  setBase: setSection('base'),
  /** How the modules are grouped for display. */
  getGroups: getSection('groups'),
  setGroups: setSection('groups'),
  getInstall: getSection('install'),
  setInstall: setSection('install'),
  getInstallSpec: getSection('installSpec'),
  setInstallSpec: setSection('installSpec'),
  makePublic: makeIt('public'),
  makePrivate: makeIt('private'),
  /** A PNG of 512 by 512 pixels. */
  setIcon: endpoint({
    method: 'PUT',
    path: `${path}/icon`,
    scopes: write,
    effect: 'update',
    repeat: 'safe',
    params,
    content: { icon: Bytes },
    contentType: 'image/png',
    reply: Changed,
  }),
  /** `size` is the wanted width and height in pixels. */
  getIcon: endpoint({
    method: 'GET',
    path: `${path}/icon/:size`,
    scopes: read,
    effect: 'read',
    params: { ...params, size: z.int().positive() },
    reply: Bytes,
    replyType: 'image/png',
  }),
  makeOpenSource: { ...makeIt('opensource'), unverified: true },
  makeClosedSource: { ...makeIt('closedsource'), unverified: true },
  getChange: endpoint({
    method: 'GET',
    path: `${path}/changes/:changeId`,
    scopes: read,
    effect: 'read',
    unverified: true,
    params: { ...params, changeId: z.int().positive() },
    reply: z.looseObject({ appChange: AppChange }),
  }),
  /** Publishes the edits named by `changeIds`, or all of them. */
  commit: endpoint({
    method: 'POST',
    path: `${path}/commit`,
    scopes: write,
    effect: 'update',
    repeat: 'verify',
    unverified: true,
    params,
    body: {
      message: z.string().optional(),
      notify: z.boolean().optional(),
      changeIds: z.array(z.int().positive()).optional(),
    },
    reply: Changed,
  }),
  /** Undoes every edit that has not been committed. */
  rollback: endpoint({
    method: 'POST',
    path: `${path}/rollback`,
    scopes: write,
    effect: 'delete',
    repeat: 'verify',
    unverified: true,
    params,
    reply: Changed,
  }),
});
