import type {
  CredentialKind,
  CredentialProvider,
  CredentialSelection,
  credentialRequests,
} from '@makegate/client/endpoints/credential-requests';
import { rowsOfTeam, visible, visibleTeam } from '../access.js';
import type { Call, Caller, Handlers } from '../call.js';
import { removeRemote, touch } from '../credential-grants.js';
import { dayMs } from '../day.js';
import { badRequest, confirmationNeeded, impossible, invalidParameter, notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { CredentialRequestRow, RequestedCredentialRow } from '../state/credential-request-rows.js';
import { credentialAppOf, requireModules } from './credential-apps.js';
import { credentialColumns, credentialsOf, detailColumns, requestColumns } from './credential-columns.js';

export const credentialRequestsHandlers: Handlers<typeof credentialRequests> = {
  list: (call) => {
    const { teamId, userId, makeProviderId, status, name, pg } = call.args;
    const page = pageOf(rowsOfTeam(call, call.state.credentialRequests, teamId), pg, {
      limit: 1_000,
      sortBy: 'createdAt',
      heldAs: { createdAt: 'created', updatedAt: 'updated', expiresAt: 'expires' },
      where: (row) =>
        (userId === undefined || row.userId === userId) &&
        (makeProviderId === undefined || row.provider.id === makeProviderId) &&
        (status === undefined || requestColumns(call.state, row).status === status) &&
        (name === undefined || row.name.includes(name)),
      columns: (row) => requestColumns(call.state, row),
    });
    return { requests: page.rows, pg: page.pg };
  },
  create: (call) => made(call, providerOf(call, call.args.provider), call.args.credentials.map(sketchOf)),
  get: (call) => ({ request: requestColumns(call.state, requestOf(call, call.args.requestId)) }),
  detail: (call) => ({ requestDetail: detailColumns(call.state, requestOf(call, call.args.requestId)) }),
  delete: (call) => {
    const row = requestOf(call, call.args.requestId);
    const granted = credentialsOf(call.state, row).filter(({ state }) => state === 'authorized');
    if (granted.length > 0 && call.args.confirmed !== true) {
      throw confirmationNeeded(`This deletes the connections and keys that came of it too: ${granted.length}.`);
    }
    for (const credential of granted) removeRemote(call.state, credential);
    call.state.credentialRequests.delete(row.id);
    return { deleted: true };
  },
  decline: (call) => {
    const row = credentialOf(call, call.args.credentialId);
    if (row.state === 'authorized') throw impossible('What is authorized cannot be declined any more.');
    const declineReason = call.args.reason ?? row.declineReason;
    return { credential: credentialColumns(touch(call.state, row, { state: 'declined', declineReason })) };
  },
  deleteRemote: (call) => {
    const row = credentialOf(call, call.args.credentialId);
    removeRemote(call.state, row);
    return { credential: credentialColumns(touch(call.state, row, { state: 'pending', remoteId: null })) };
  },
  requestReauthorize: (call) => {
    const row = credentialOf(call, call.args.credentialId);
    const connection = row.component === 'connection' ? call.state.connections.get(row.remoteId ?? 0) : undefined;
    if (!connection) throw impossible('There is no connection to authorize again.');
    if (connection.healthy) throw badRequest('The connection is still valid.');
    return { credential: credentialColumns(touch(call.state, row, { state: 'pending' })) };
  },
  createOwn: (call) => made(call, ownProvider(call), call.args.credentials.map(sketchOf)),
  createByCredentials: (call) => made(call, ownProvider(call), sketchesOf(call.args.connections, call.args.keys)),
  extend: (call) => {
    const { connectionId, scopes } = call.args;
    const { teamId, name, type } = visible(call, call.state.connections, 'Connection', connectionId);
    const sketch = { ...plain, component: 'connection', type, name, scope: scopes, remoteId: connectionId } as const;
    return made({ ...call, args: { teamId, name: `Extend ${name}` } }, ownProvider(call), [sketch]);
  },
  appModules: (call) => {
    const { name, scope, modules } = credentialAppOf(call.args.name);
    const columns = modules.map((module) => ({
      ...module,
      id: `${name}:${module.id}`,
      name: module.id,
      scope: [...scope],
    }));
    return { appModules: columns };
  },
};

const requestOf = (caller: Caller, id: string): CredentialRequestRow =>
  visible(caller, caller.state.credentialRequests, 'Credential request', id);

function credentialOf(caller: Caller, id: string): RequestedCredentialRow {
  const row = caller.state.requestedCredentials.get(id);
  if (!row) throw notFound('Credential', id);
  requestOf(caller, row.requestId);
  return row;
}

type Provider = CredentialRequestRow['provider'];
type Sketch = Pick<
  RequestedCredentialRow,
  'component' | 'type' | 'name' | 'description' | 'scope' | 'appName' | 'appModules' | 'remoteId'
>;

const plain = { description: '', scope: [], appName: null, appModules: [], remoteId: null };

/** What is asked for by the types of connections and keys. */
export const sketchesOf = (
  connections: readonly CredentialKind[] = [],
  keys: readonly CredentialKind[] = [],
): Sketch[] => [...connections.map((kind) => ofKind('connection', kind)), ...keys.map((kind) => ofKind('key', kind))];

const ofKind = (component: Sketch['component'], kind: CredentialKind): Sketch => ({
  ...plain,
  component,
  type: kind.type,
  name: kind.nameOverride ?? kind.type,
  description: kind.description ?? '',
  scope: kind.scope ?? [],
});

function sketchOf({ appName, appModules = [], nameOverride, description = '' }: CredentialSelection): Sketch {
  const app = credentialAppOf(appName);
  requireModules(app, appModules);
  const { component, type, scope } = app;
  return { component, type, scope, name: nameOverride ?? appName, description, appName, appModules, remoteId: null };
}

function ownProvider({ state, token }: Caller): Provider {
  const { id, name, email } = state.users.get(token.userId) ?? { id: token.userId, name: '', email: '' };
  return { id, name, email };
}

const isUser = (provider: CredentialProvider): provider is { readonly id: number } =>
  typeof provider['id'] === 'number';

/** The person who is asked: a user of the zone, or somebody from outside. */
export function providerOf(caller: Caller, provider: CredentialProvider): Provider {
  if (!isUser(provider)) return { id: null, name: provider.name, email: provider.email };
  const user = caller.state.users.get(provider.id);
  if (!user) throw notFound('User', provider.id);
  return { id: user.id, name: user.name, email: user.email };
}

interface Title {
  readonly teamId: number;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

const monthMs = 30 * dayMs;

/** Writes a request down, with where the asked person agrees to it. */
export function made(call: Call<Title>, provider: Provider, sketches: readonly Sketch[]) {
  const { state, args, token, url } = call;
  visibleTeam(call, args.teamId);
  if (sketches.length === 0) throw invalidParameter('connections', 'Give at least one connection or key.');
  const created = new Date(state.timestamp()).toISOString();
  const request = state.credentialRequests.add({
    id: state.nextUuid(),
    teamId: args.teamId,
    userId: token.userId,
    name: args.name ?? 'Credential request',
    description: args.description ?? '',
    provider,
    created,
    updated: created,
    expires: new Date(state.now() + monthMs).toISOString(),
  });
  const fixed = { requestId: request.id, state: 'pending', declineReason: null } as const;
  for (const sketch of sketches) {
    state.requestedCredentials.add({ id: state.nextUuid(), ...sketch, ...fixed, created, updated: created });
  }
  return {
    request: requestColumns(state, request),
    credentials: credentialsOf(state, request).map(credentialColumns),
    publicUri: `${url}/_sandbox/credential-requests/${request.id}`,
  };
}
