import { blankSections } from '../state/sdk-app-blank.js';
import type { SdkAppVersionRow, Sections } from '../state/sdk-app-rows.js';
import type { State } from '../state/state.js';
import { plainIcon } from './app-icon.js';

/** Custom apps of two people: a private and a published one of the author's, a private and an open one of the other's. */
export function addCustomApps(state: State, authorId: number, otherId: number): void {
  const desk = addApp(state, authorId, { appName: 'warehouse-desk', label: 'Warehouse desk', theme: '#2f6f4f' });
  addParts(state, desk);
  const tracker = { appName: 'parcel-tracker', label: 'Parcel tracker', theme: '#5b3f8c', isPublic: true };
  const published = addApp(state, authorId, tracker);
  addParts(state, published);
  addPendingChange(state, published);
  addApp(state, otherId, { appName: 'campaign-board', label: 'Campaign board', theme: '#b3541e' });
  const calendar = { appName: 'open-calendar', label: 'Open calendar', theme: '#1e6fb3', isPublic: true };
  addParts(state, addApp(state, otherId, { ...calendar, isOpenSource: true }));
}

type AppSketch = Pick<SdkAppVersionRow, 'appName' | 'label' | 'theme'> &
  Partial<Pick<SdkAppVersionRow, 'isPublic' | 'isOpenSource'>>;

function addApp(state: State, userId: number, sketch: AppSketch): SdkAppVersionRow {
  state.sdkApps.add({ name: sketch.appName, userId });
  return state.sdkAppVersions.add({
    id: state.nextId(),
    version: 1,
    description: `${sketch.label} as modules.`,
    language: 'en',
    countries: null,
    audience: 'global',
    isPublic: false,
    isOpenSource: false,
    created: new Date(state.now()).toISOString(),
    common: { clientId: 'not-a-real-one' },
    icon: Buffer.from(plainIcon(512, [64, 96, 128])).toString('base64'),
    sections: { ...blankSections.app, base, readme: `# ${sketch.label}\n` },
    ...sketch,
  });
}

const base = `{
  // Every module goes below this address.
  "baseUrl": "https://api.example.com/v1",
  "headers": { "authorization": "Bearer {{connection.apiKey}}" }
}
`;

function addParts(state: State, { id: appVersionId, appName }: SdkAppVersionRow): void {
  const connection = appName;
  const webhook = appName;
  const refers = { connection, altConnection: null };
  const part = (sections: Sections) => ({ id: state.nextId(), appVersionId, sections });
  const shared = (sections: Sections) => ({ id: state.nextId(), appName, sections });
  state.sdkAppConnections.add({
    ...shared(blankSections.connection),
    name: connection,
    type: 'apikey',
    label: 'API key',
    common: {},
  });
  state.sdkAppWebhooks.add({
    ...shared(blankSections.webhook),
    ...refers,
    name: webhook,
    type: 'web',
    label: 'Events',
  });
  for (const { name, typeId, label } of modules) {
    state.sdkAppModules.add({
      ...part(blankSections.module),
      ...refers,
      name,
      typeId,
      label,
      description: `${label}.`,
      webhook: typeId === 10 ? webhook : null,
      isPublic: false,
      isDeprecated: false,
    });
  }
  state.sdkAppRpcs.add({ ...part(blankSections.rpc), ...refers, name: 'listPlaces', label: 'List places' });
  const code = 'function inGrams(weight, unit) {\n  return unit === "kg" ? weight * 1000 : weight;\n}\n';
  state.sdkAppFunctions.add({ ...part({ ...blankSections.function, code }), name: 'inGrams' });
  const createdAt = new Date(state.now()).toISOString();
  state.sdkAppEndpoints.add({
    ...part(blankSections.endpoint),
    name: 'findItem',
    label: 'Find an item',
    description: 'Finds an item by its number.',
    context: null,
    annotations: { readOnlyHint: true },
    attachedAccounts: [connection],
    isPublic: false,
    createdAt,
    updatedAt: createdAt,
  });
}

const modules = [
  { name: 'searchItems', typeId: 9, label: 'Search items' },
  { name: 'createItem', typeId: 4, label: 'Create an item' },
  { name: 'watchItems', typeId: 10, label: 'Watch items' },
];

function addPendingChange(state: State, { id, appName, sections }: SdkAppVersionRow): void {
  state.sdkAppChanges.add({
    id: state.nextId(),
    appName,
    appVersionId: id,
    part: 'app',
    partId: id,
    section: 'base',
    oldValue: '{}',
    newValue: sections['base'] ?? '',
    created: new Date(state.now()).toISOString(),
  });
}
