import { becomes, call, gains, holds, loses } from './expectations.js';
import { code, own, theirs } from './seeded-apps.js';
import type { Args, WriteRow } from './write-row.js';

interface PartKind {
  readonly group: string;
  /** The keys of its lists and of its single replies. */
  readonly keys: readonly [many: string, one: string];
  readonly nameArgument: string;
  readonly seeded: string;
  readonly fresh: Args;
}

const partKinds: readonly PartKind[] = [
  {
    group: 'sdkAppModules',
    keys: ['appModules', 'appModule'],
    nameArgument: 'moduleName',
    seeded: 'createItem',
    fresh: { name: 'freshPart', label: 'Fresh', typeId: 4 },
  },
  {
    group: 'sdkAppRpcs',
    keys: ['appRpcs', 'appRpc'],
    nameArgument: 'rpcName',
    seeded: 'listPlaces',
    fresh: { name: 'freshPart', label: 'Fresh' },
  },
  {
    group: 'sdkAppEndpoints',
    keys: ['appEndpoints', 'appEndpoint'],
    nameArgument: 'endpointName',
    seeded: 'findItem',
    fresh: { name: 'freshPart', label: 'Fresh' },
  },
];

/** What all parts with a label and sections have in common. */
const partWrites = partKinds.flatMap(({ group, keys: [many, one], nameArgument, seeded, fresh }): WriteRow[] => {
  const part = { ...own, [nameArgument]: seeded };
  const section = { ...part, section: 'api' };
  const list = call(`${group}.list`, own);
  const untouched = call(`${group}.list`, theirs);
  return [
    { write: `${group}.create`, args: { ...own, ...fresh }, read: list, changes: gains(many, fresh), untouched },
    {
      write: `${group}.update`,
      args: { ...part, label: 'Renamed' },
      read: call(`${group}.get`, part),
      changes: holds({ [one]: { name: seeded, label: 'Renamed' } }),
      untouched,
    },
    { write: `${group}.delete`, args: part, read: list, changes: loses(many, seeded), untouched },
    {
      write: `${group}.setSection`,
      args: { ...section, code },
      read: call(`${group}.getSection`, section),
      changes: becomes(code),
      untouched: call(`${group}.getSection`, { ...section, ...theirs }),
    },
  ];
});

const module = { ...own, moduleName: 'createItem' };
const endpoint = { ...own, endpointName: 'findItem' };
const aFunction = { ...own, functionName: 'inGrams' };
const theirModules = call('sdkAppModules.list', theirs);

const switches: readonly WriteRow[] = [
  {
    write: 'sdkAppModules.setVisibility',
    args: { ...module, visibility: 'public' },
    read: call('sdkAppModules.get', module),
    changes: holds({ appModule: { public: true } }),
    untouched: theirModules,
  },
  {
    write: 'sdkAppModules.clone',
    args: { ...module, name: 'createTwo' },
    read: call('sdkAppModules.list', own),
    changes: gains('appModules', { name: 'createTwo', typeId: 4 }),
    untouched: theirModules,
  },
  {
    write: 'sdkAppModules.deprecate',
    args: module,
    read: call('sdkAppModules.get', module),
    changes: holds({ appModule: { deprecated: true } }),
    untouched: theirModules,
  },
  {
    write: 'sdkAppModules.undeprecate',
    prepare: async ({ make }) => make.sdkAppModules.deprecate(module),
    args: module,
    read: call('sdkAppModules.get', module),
    changes: holds({ appModule: { deprecated: false } }),
    untouched: theirModules,
  },
  {
    write: 'sdkAppEndpoints.makePublic',
    args: endpoint,
    read: call('sdkAppEndpoints.get', endpoint),
    changes: holds({ appEndpoint: { public: true } }),
    untouched: call('sdkAppEndpoints.list', theirs),
  },
  {
    write: 'sdkAppEndpoints.makePrivate',
    prepare: async ({ make }) => make.sdkAppEndpoints.makePublic(endpoint),
    args: endpoint,
    read: call('sdkAppEndpoints.get', endpoint),
    changes: holds({ appEndpoint: { public: false } }),
    untouched: call('sdkAppEndpoints.list', theirs),
  },
];

const functionWrites: readonly WriteRow[] = [
  {
    write: 'sdkAppFunctions.create',
    args: { ...own, name: 'freshOne' },
    read: call('sdkAppFunctions.list', own),
    changes: gains('appFunctions', { name: 'freshOne', args: '()' }),
    untouched: call('sdkAppFunctions.list', theirs),
  },
  {
    write: 'sdkAppFunctions.delete',
    args: aFunction,
    read: call('sdkAppFunctions.list', own),
    changes: loses('appFunctions', 'inGrams'),
    untouched: call('sdkAppFunctions.list', theirs),
  },
  {
    write: 'sdkAppFunctions.setCode',
    args: { ...aFunction, code: 'function inGrams(pounds) {}' },
    read: call('sdkAppFunctions.get', aFunction),
    changes: holds({ appFunction: { args: '(pounds)' } }),
    untouched: call('sdkAppFunctions.list', theirs),
  },
  {
    write: 'sdkAppFunctions.setTest',
    args: { ...aFunction, test: 'it("weighs")' },
    read: call('sdkAppFunctions.getTest', aFunction),
    changes: becomes('it("weighs")'),
    untouched: call('sdkAppFunctions.getCode', aFunction),
  },
];

/** Connections and webhooks, which all versions of an app share. */
const sharedWrites = (['connection', 'webhook'] as const).flatMap((kind): WriteRow[] => {
  const title = kind === 'connection' ? 'Connection' : 'Webhook';
  const group = `sdkApp${title}s`;
  const list = call(`${group}.list`, { appName: own.appName });
  const untouched = call(`${group}.list`, { appName: theirs.appName });
  const named = (name: string) => ({ [`${kind}Name`]: name });
  const type = kind === 'connection' ? 'apikey' : 'web';
  const create = { appName: own.appName, type, label: 'Second' };
  const section = { ...named(own.appName), section: 'scope' };
  return [
    {
      write: `${group}.create`,
      args: create,
      read: list,
      changes: gains(`app${title}s`, { name: `${own.appName}2`, label: 'Second' }),
      untouched,
    },
    {
      write: `${group}.update`,
      args: { ...named(own.appName), label: 'Renamed' },
      read: call(`${group}.get`, named(own.appName)),
      changes: holds({ [`app${title}`]: { label: 'Renamed' } }),
      untouched,
    },
    {
      write: `${group}.delete`,
      prepare: async ({ make }) =>
        kind === 'connection'
          ? make.sdkAppConnections.create({ ...create, type: 'apikey' })
          : make.sdkAppWebhooks.create({ ...create, type: 'web' }),
      args: named(`${own.appName}2`),
      read: list,
      changes: loses(`app${title}s`, `${own.appName}2`),
      untouched,
    },
    {
      write: `${group}.setSection`,
      args: { ...section, code },
      read: call(`${group}.getSection`, section),
      changes: becomes(code),
      untouched: call(`${group}.getSection`, { ...section, ...named(theirs.appName) }),
    },
  ];
});

/** What each write to a part of a custom app changes, and what it leaves alone. */
export const customAppPartWrites: readonly WriteRow[] = [
  ...partWrites,
  ...switches,
  ...functionWrites,
  ...sharedWrites,
  {
    write: 'sdkAppConnections.setCommon',
    args: { connectionName: own.appName, common: { clientId: 'another' } },
    read: call('sdkAppConnections.getCommon', { connectionName: own.appName }),
    changes: (_, after) => expect(after).toEqual({ clientId: 'another' }),
    untouched: call('sdkApps.getCommon', own),
  },
];
