import { invalidateUsers } from './blueprint-checks.js';
import type { CredentialRequestRow, RequestedCredentialRow } from './state/credential-request-rows.js';
import type { State } from './state/state.js';

/** The person who is asked logs in to all that is still pending: the team gets connections and keys. */
export function authorizeAll(state: State, request: CredentialRequestRow): void {
  const pending = [...state.requestedCredentials.of('requestId', request.id)].filter((row) => row.state === 'pending');
  for (const row of pending) {
    const remoteId = row.remoteId ?? state.nextId();
    if (row.remoteId === null) addRemote(state, request.teamId, remoteId, row);
    else extendRemote(state, row.remoteId, row.scope);
    touch(state, row, { state: 'authorized', remoteId });
  }
}

/** Deletes the connection or key that came of it. */
export function removeRemote(state: State, row: RequestedCredentialRow): void {
  if (row.remoteId === null) return;
  invalidateUsers(state, row.component === 'key' ? 'Key' : 'Connection', row.remoteId);
  if (row.component === 'key') state.keys.delete(row.remoteId);
  else state.connections.delete(row.remoteId);
}

/** Writes a credential, and that its request has changed. */
export function touch(
  state: State,
  row: RequestedCredentialRow,
  to: Partial<Pick<RequestedCredentialRow, 'state' | 'remoteId' | 'declineReason'>>,
): RequestedCredentialRow {
  const updated = new Date(state.timestamp()).toISOString();
  const request = state.credentialRequests.get(row.requestId);
  if (request) state.credentialRequests.change(request, { updated });
  return state.requestedCredentials.change(row, { ...to, updated });
}

/** A connection that is authorized again holds, and may do more. */
function extendRemote(state: State, connectionId: number, scope: readonly string[]): void {
  const row = state.connections.get(connectionId);
  if (!row) return;
  state.connections.change(row, { scopes: [...new Set([...row.scopes, ...scope])], healthy: true });
}

function addRemote(state: State, teamId: number, id: number, { component, type, name, scope }: RequestedCredentialRow) {
  if (component === 'key') state.keys.add({ id, teamId, name, typeName: type, parameters: {} });
  else {
    const fixed = { expire: null, healthy: true, editable: [], secret: {} };
    state.connections.add({ id, teamId, name, type, scopes: [...scope], ...fixed });
  }
}
