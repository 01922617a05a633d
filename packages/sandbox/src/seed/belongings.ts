import { dayMs } from '../day.js';
import type { ConnectionRow, DataStoreRow, Field, HookRow, Json, KeyRow } from '../state/rows.js';
import type { State } from '../state/state.js';

/** Rows of a team that scenarios refer to by id. */
export interface Belongings {
  readonly mail: ConnectionRow;
  readonly sheets: ConnectionRow;
  readonly chat: ConnectionRow;
  readonly customers: DataStoreRow;
  readonly seenOrders: DataStoreRow;
  readonly intake: HookRow;
  readonly dedupeIntake: HookRow;
  readonly serviceKey: KeyRow;
  readonly intakeFolderId: number;
  readonly reportsFolderId: number;
}

export function addBelongings(state: State, teamId: number): Belongings {
  return {
    mail: addConnection(state, teamId, {
      name: 'Shared mailbox',
      type: 'google-email',
      scopes: ['https://mail.google.com/'],
    }),
    sheets: addConnection(state, teamId, {
      name: 'Reporting sheets',
      type: 'google',
      scopes: ['https://www.googleapis.com/auth/spreadsheets'],
      expire: new Date(state.now() + 30 * dayMs).toISOString(),
    }),
    chat: addConnection(state, teamId, { name: 'Team chat', type: 'slack3', scopes: ['chat:write'], healthy: false }),
    customers: addStore(state, teamId, 'Customers', customerFields),
    seenOrders: addStore(state, teamId, 'Seen orders', seenOrderFields),
    intake: addHook(state, teamId, 'Order intake'),
    dedupeIntake: addHook(state, teamId, 'Marketplace orders'),
    serviceKey: addKey(state, teamId, 'Warehouse service', 'apikeyauth', { key: 'wh-5521-test', placement: 'header' }),
    intakeFolderId: addFolder(state, teamId, 'Intake'),
    reportsFolderId: addFolder(state, teamId, 'Reports'),
  };
}

/** A connection, a key and a hook that no scenario uses, for whoever wants to delete something. */
export function addSpares(state: State, teamId: number): void {
  addConnection(state, teamId, {
    name: 'Old ledger',
    type: 'airtable3',
    scopes: [],
    editable: ['apiToken', 'baseUrl'],
  });
  addKey(state, teamId, 'Archive login', 'basicauth', { username: 'archive', password: 'not-a-real-one' });
  const unused = addHook(state, teamId, 'Trial form', { waiting: true });
  state.hooks.change(unused, { enabled: false });
  addDevice(state, teamId);
}

type ConnectionSketch = Pick<ConnectionRow, 'name' | 'type' | 'scopes'> &
  Partial<Pick<ConnectionRow, 'expire' | 'healthy' | 'editable'>>;

function addConnection(state: State, teamId: number, sketch: ConnectionSketch): ConnectionRow {
  const id = state.nextId();
  return state.connections.add({ id, teamId, expire: null, healthy: true, editable: [], secret: {}, ...sketch });
}

function addKey(state: State, teamId: number, name: string, typeName: string, parameters: Json): KeyRow {
  return state.keys.add({ id: state.nextId(), teamId, name, typeName, parameters });
}

function addFolder(state: State, teamId: number, name: string): number {
  return state.folders.add({ id: state.nextId(), teamId, name, parentId: null }).id;
}

const hourMs = 3_600_000;

/** A hook that has taken three deliveries in. A scenario has dealt with them, unless they are waiting for one. */
function addHook(state: State, teamId: number, name: string, { waiting = false } = {}): HookRow {
  const deliveries = [1, 2, 3].map((at) => {
    const data = { orderId: `A-${1000 + at}`, total: at * 25 };
    const id = state.nextHexId();
    const created = new Date(state.now() - at * hourMs).toISOString();
    return { id, created, sizeBytes: JSON.stringify(data).length, data };
  });
  const row = state.hooks.add({
    id: state.nextId(),
    teamId,
    name,
    udid: state.nextHexId(),
    typeName: 'gateway-webhook',
    type: 'web',
    data: { headers: false, method: false, stringify: false, ip: null, udt: null },
    enabled: true,
    learning: false,
    scenarioId: null,
    unattachedSinceMs: state.now(),
    gone: false,
  });
  for (const [at, { created, data, ...rest }] of deliveries.entries()) {
    if (waiting) state.deliveries.add({ ...rest, hookId: row.id, created, data });
    state.hookLogs.add({
      id: state.nextHexId(),
      hookId: row.id,
      loggedAt: created,
      statusId: at === 2 ? 3 : 1,
      request: { method: 'POST', body: data },
      response: at === 2 ? { status: 400, body: 'Queue is full' } : { status: 200, body: 'Accepted' },
    });
  }
  return row;
}

const customerFields: readonly Field[] = [
  { name: 'name', type: 'text', label: 'Name', required: true },
  { name: 'email', type: 'text', label: 'Mail address', required: true },
  { name: 'segment', type: 'text', label: 'Segment' },
  { name: 'since', type: 'date', label: 'Customer since' },
  { name: 'orders', type: 'number', label: 'Orders so far' },
];

const seenOrderFields: readonly Field[] = [
  { name: 'orderId', type: 'text', required: true },
  { name: 'seenAt', type: 'date' },
];

function addStore(state: State, teamId: number, name: string, spec: readonly Field[]): DataStoreRow {
  const structureId = state.nextId();
  state.dataStructures.add({ id: structureId, teamId, name: `${name} record`, strict: false, spec });
  const id = state.nextId();
  return state.dataStores.add({ id, teamId, name, dataStructureId: structureId, maxSizeMb: 1, usedBytes: 0 });
}

/** A driver's phone, with what it has sent and what waits for it. */
function addDevice(state: State, teamId: number): void {
  const id = state.nextId();
  const info = { os: 'Android', brand: 'Generic', model: 'Handheld', osversion: '15', appversion: '4.2' };
  const scope = ['location', 'notification', 'sms'];
  state.devices.add({ id, teamId, name: 'Delivery van', udid: state.nextHexId(), scope, info });
  const created = new Date(state.now() - 3_600_000).toISOString();
  const position = { latitude: 50.08, longitude: 14.43 };
  const message = { deviceId: id, created };
  state.deviceMessages.add({
    id: state.nextHexId(),
    ...message,
    direction: 'incoming',
    scope: 'location',
    data: position,
  });
  const note = { title: 'Next stop', text: 'Dock 4' };
  state.deviceMessages.add({
    id: state.nextHexId(),
    ...message,
    direction: 'outgoing',
    scope: 'notification',
    data: note,
  });
}
