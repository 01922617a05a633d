import type { OpenZone } from '../open-zone.js';
import { called } from '../open-zone.js';
import { call, holds, loses } from './expectations.js';
import type { Args, RowCall, WriteRow } from './write-row.js';

const inOrganization = ({ zone: { organizationId } }: OpenZone): Args => ({ organizationId });
const letter = call('notifications.list', {});
const agents: RowCall = { endpoint: 'onPremAgents.list', args: inOrganization };
const systems: RowCall = { endpoint: 'connectedSystems.list', args: inOrganization };
const spaces: RowCall = { endpoint: 'privateSpaces.list', args: inOrganization };
const devices: RowCall = { endpoint: 'devices.list', args: ({ zone: { teamId } }) => ({ teamId }) };
const requests: RowCall = { endpoint: 'credentialRequests.list', args: ({ zone: { teamId } }) => ({ teamId }) };
/** What belongs to the other team, or to nobody in particular. */
const otherConnections: RowCall = { endpoint: 'connections.list', args: ({ zone }) => ({ teamId: zone.otherTeamId }) };

async function agent({ make, zone: { organizationId } }: OpenZone): Promise<Args> {
  const agentId = (await make.onPremAgents.register({ organizationId, name: 'Warehouse' })).agent.id;
  return { organizationId, agentId };
}

async function system(open: OpenZone): Promise<Args> {
  const { organizationId, agentId } = await agent(open);
  const sketch = { name: 'Stock', appName: 'http-agent', inputs: { url: 'http://10.0.0.7' } };
  const named = { organizationId: Number(organizationId), agentId: String(agentId), ...sketch };
  const { connectedSystem } = await open.make.connectedSystems.create(named);
  return { organizationId, agentId, connectedSystemId: connectedSystem.id };
}

async function space({ make, zone: { organizationId, people } }: OpenZone): Promise<Args> {
  const { privateSpace } = await make.privateSpaces.create({ organizationId, userId: people.member });
  return { privateSpaceId: privateSpace.id };
}

async function device({ make, zone: { teamId } }: OpenZone): Promise<Args> {
  return { deviceId: called((await make.devices.list({ teamId })).devices, 'Delivery van').id };
}

async function emptyDevice(open: OpenZone): Promise<Args> {
  const { teamId } = open.zone;
  await open.make.devices.request({ teamId, name: 'Tablet' });
  return { deviceId: called((await open.make.devices.list({ teamId })).devices, 'Tablet').id };
}

/** A request for a connection, pending. */
async function request({ make, zone: { teamId } }: OpenZone): Promise<Args> {
  const sketch = { teamId, name: 'Shop', connections: [{ type: 'slack3' }] };
  const { request: made, credentials, publicUri } = await make.credentialRequests.createByCredentials(sketch);
  return { requestId: made.id, credentialId: credentials?.[0]?.id ?? '', publicUri: publicUri ?? '' };
}

async function granted(open: OpenZone): Promise<Args> {
  const made = await request(open);
  await fetch(String(made['publicUri']), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  return made;
}

/** A broken connection that somebody was asked to extend, and would not. */
async function refused({ make, zone: { teamId } }: OpenZone): Promise<Args> {
  const connectionId = called((await make.connections.list({ teamId })).connections, 'Team chat').id;
  const { request: made } = await make.credentialRequests.extend({ connectionId, scopes: ['files:write'] });
  const { requestDetail } = await make.credentialRequests.detail({ requestId: made.id });
  const credentialId = requestDetail.credentials[0]?.id ?? '';
  await make.credentialRequests.decline({ credentialId });
  return { requestId: made.id, credentialId };
}

const prepared = (_: OpenZone, args: Args): Args => args;
const only =
  (...names: readonly string[]) =>
  (_: OpenZone, args: Args): Args =>
    Object.fromEntries(names.map((name) => [name, args[name]]));
const listed = (key: string, row: object) => (before: unknown, after: unknown) => {
  expect(before).not.toMatchObject({ [key]: expect.arrayContaining([expect.objectContaining(row)]) });
  expect(after).toMatchObject({ [key]: expect.arrayContaining([expect.objectContaining(row)]) });
};
const emptied = (key: string) => (_: unknown, after: unknown) => expect(after).toMatchObject({ [key]: [] });

const detail: RowCall = { endpoint: 'credentialRequests.detail', args: only('requestId') };
const asked = (write: string, args: Args, name: string): WriteRow => ({
  write,
  args: ({ zone: { teamId } }) => ({ teamId, ...args }),
  read: requests,
  changes: listed('requests', { name }),
  untouched: otherConnections,
});

/** What each write of agents, connected systems, private spaces, notifications, devices and credential requests changes. */
export const equipmentWrites: readonly WriteRow[] = [
  {
    write: 'onPremAgents.register',
    args: ({ zone: { organizationId } }) => ({ organizationId, name: 'Warehouse' }),
    read: agents,
    changes: listed('agents', { name: 'Warehouse', status: 'REGISTERED' }),
    untouched: otherConnections,
  },
  {
    write: 'onPremAgents.update',
    prepare: agent,
    args: (_, args) => ({ ...args, name: 'Dock' }),
    read: agents,
    changes: listed('agents', { name: 'Dock' }),
    untouched: otherConnections,
  },
  {
    write: 'onPremAgents.delete',
    prepare: agent,
    args: prepared,
    read: agents,
    changes: emptied('agents'),
    untouched: otherConnections,
  },
  {
    write: 'connectedSystems.create',
    prepare: agent,
    args: (_, args) => ({ ...args, name: 'Stock', appName: 'http-agent', inputs: { url: 'http://10.0.0.7' } }),
    read: systems,
    changes: listed('connectedSystems', { name: 'Stock', inputs: [{ name: 'url', value: 'http://10.0.0.7' }] }),
    untouched: otherConnections,
  },
  {
    write: 'connectedSystems.update',
    prepare: system,
    args: (_, { organizationId, connectedSystemId }) => ({ organizationId, connectedSystemId, name: 'Stock level' }),
    read: systems,
    changes: listed('connectedSystems', { name: 'Stock level' }),
    untouched: otherConnections,
  },
  {
    write: 'connectedSystems.delete',
    prepare: system,
    args: only('organizationId', 'connectedSystemId'),
    read: systems,
    changes: emptied('connectedSystems'),
    untouched: otherConnections,
  },
  {
    write: 'privateSpaces.create',
    args: ({ zone: { organizationId, people } }) => ({ organizationId, userId: people.member }),
    read: spaces,
    changes: listed('privateSpaces', { privateSpaceOwnerName: 'Lea Brandt' }),
    untouched: otherConnections,
  },
  {
    write: 'privateSpaces.update',
    prepare: space,
    args: (_, args) => ({ ...args, operationsLimit: 500 }),
    read: spaces,
    changes: listed('privateSpaces', { operationsLimit: 500 }),
    untouched: otherConnections,
  },
  {
    write: 'privateSpaces.delete',
    prepare: space,
    args: (_, args) => ({ ...args, confirmed: true }),
    read: spaces,
    changes: emptied('privateSpaces'),
    untouched: otherConnections,
  },
  {
    write: 'notifications.markAsRead',
    args: { ids: 'all' },
    read: letter,
    changes: holds({ userUnreadNotifications: 0 }),
    untouched: otherConnections,
  },
  {
    write: 'notifications.deleteMany',
    prepare: async ({ make }) => ({ ids: (await make.notifications.list()).notifications.map(({ id }) => id) }),
    args: prepared,
    read: letter,
    changes: emptied('notifications'),
    untouched: otherConnections,
  },
  {
    write: 'devices.request',
    args: ({ zone: { teamId } }) => ({ teamId, name: 'Tablet' }),
    read: devices,
    changes: listed('devices', { name: 'Tablet', queueCount: 0 }),
    untouched: otherConnections,
  },
  {
    write: 'devices.update',
    prepare: device,
    args: (_, args) => ({ ...args, name: 'Old van' }),
    read: devices,
    changes: listed('devices', { name: 'Old van' }),
    untouched: otherConnections,
  },
  {
    write: 'devices.delete',
    prepare: emptyDevice,
    args: (_, args) => ({ ...args, confirmed: true }),
    read: devices,
    changes: loses('devices', 'Tablet'),
    untouched: otherConnections,
  },
  {
    write: 'devices.deleteIncomings',
    prepare: device,
    args: (_, args) => ({ ...args, all: true, confirmed: true }),
    read: { endpoint: 'devices.incomings', args: prepared },
    changes: emptied('incomings'),
    untouched: { endpoint: 'devices.outgoings', args: prepared },
  },
  {
    write: 'devices.deleteOutgoings',
    prepare: device,
    args: (_, args) => ({ ...args, all: true, confirmed: true }),
    read: { endpoint: 'devices.outgoings', args: prepared },
    changes: emptied('outgoings'),
    untouched: { endpoint: 'devices.incomings', args: prepared },
  },
  asked(
    'credentialRequests.create',
    { name: 'Ask', credentials: [{ appName: 'slack' }], provider: { name: 'Ada', email: 'ada@example.com' } },
    'Ask',
  ),
  asked('credentialRequests.createOwn', { name: 'Mine', credentials: [{ appName: 'slack' }] }, 'Mine'),
  asked('credentialRequests.createByCredentials', { name: 'By type', keys: [{ type: 'basicauth' }] }, 'By type'),
  {
    write: 'credentialRequests.extend',
    prepare: async ({ make, zone: { teamId } }) => ({
      connectionId: called((await make.connections.list({ teamId })).connections, 'Reporting sheets').id,
    }),
    args: (_, args) => ({ ...args, scopes: ['drive.readonly'] }),
    read: requests,
    changes: listed('requests', { name: 'Extend Reporting sheets' }),
    untouched: otherConnections,
  },
  {
    write: 'credentialRequests.delete',
    prepare: granted,
    args: (_, { requestId }) => ({ requestId, confirmed: true }),
    read: requests,
    changes: emptied('requests'),
    untouched: otherConnections,
  },
  {
    write: 'credentialRequests.decline',
    prepare: request,
    args: only('credentialId'),
    read: detail,
    changes: holds({ requestDetail: { status: 'declined' } }),
    untouched: otherConnections,
  },
  {
    write: 'credentialRequests.deleteRemote',
    prepare: granted,
    args: only('credentialId'),
    read: detail,
    changes: holds({ requestDetail: { status: 'pending', credentials: [{ remoteId: null }] } }),
    untouched: otherConnections,
  },
  {
    write: 'credentialRequests.requestReauthorize',
    prepare: refused,
    args: only('credentialId'),
    read: detail,
    changes: holds({ requestDetail: { credentials: [{ state: 'pending' }] } }),
    untouched: otherConnections,
  },
];
