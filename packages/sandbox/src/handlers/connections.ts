import type { connections } from '@makegate/client/endpoints/connections';
import { rowsOfTeam, visible, visibleTeam } from '../access.js';
import { invalidateUsers, scenariosUsing } from '../blueprint-checks.js';
import type { Caller, Handlers } from '../call.js';
import { Refusal, badRequest, confirmationNeeded } from '../http/refusal.js';
import { organizationIdOf } from '../state/places.js';
import type { ConnectionRow } from '../state/rows.js';

export const connectionsHandlers: Handlers<typeof connections> = {
  list: (call) => {
    const { teamId, type } = call.args;
    const rows = rowsOfTeam(call, call.state.connections, teamId);
    return {
      connections: rows.filter((row) => type === undefined || type.includes(row.type)).map((row) => columns(call, row)),
    };
  },
  create: (call) => {
    const { state, args } = call;
    visibleTeam(call, args.teamId);
    const { accountName, accountType, scopes = [], ...secret } = args.connection;
    const editable = Object.keys(secret);
    const id = state.nextId();
    const fixed = { expire: null, healthy: true };
    const row = { id, teamId: args.teamId, name: accountName, type: accountType, scopes, editable, secret, ...fixed };
    return { connection: columns(call, state.connections.add(row)) };
  },
  get: (call) => {
    const row = connectionOf(call, call.args.connectionId);
    const scopes = row.scopes.map((id) => ({ id, account: row.type }));
    return { connection: { ...columns(call, row), scopes } };
  },
  update: (call) => {
    const row = connectionOf(call, call.args.connectionId);
    return { connection: columns(call, call.state.connections.change(row, { name: call.args.name })) };
  },
  delete: (call) => {
    const { id } = connectionOf(call, call.args.connectionId);
    const users = scenariosUsing(call.state, 'Connection', id);
    if (users.length > 0 && call.args.confirmed !== true) {
      throw confirmationNeeded(`The connection is used by: ${users.join(', ')}.`);
    }
    invalidateUsers(call.state, 'Connection', id);
    call.state.connections.delete(id);
    return { connection: id };
  },
  editableParameters: (call) => ({ editableParameters: [...editableOf(connectionOf(call, call.args.connectionId))] }),
  setData: (call) => {
    const row = connectionOf(call, call.args.connectionId);
    editableOf(row);
    call.state.connections.change(row, { secret: call.args.data });
    return { changed: true };
  },
  test: (call) => {
    const { healthy } = connectionOf(call, call.args.connectionId);
    if (healthy) return { verified: true };
    throw new Refusal(424, {
      detail: 'The service behind the connection did not answer in time.',
      message: 'Failed Dependency',
    });
  },
  hasScopes: (call) => {
    const { scopes } = connectionOf(call, call.args.connectionId);
    return { connection: { scoped: call.args.scope.every((wanted) => scopes.includes(wanted)) } };
  },
  authorize: (call) => loginTo(connectionOf(call, call.args.connectionId), call.args.scope),
  reauthorize: (call) => loginTo(connectionOf(call, call.args.connectionId), call.args.scope),
  extend: (call) => {
    const row = connectionOf(call, call.args.connectionId);
    return loginTo(row, [...row.scopes, ...(call.args.scope ?? [])]);
  },
};

/** The login of a service that does not exist: here nobody can log in to one. */
function loginTo({ id, type, scopes }: ConnectionRow, wanted = scopes) {
  const query = new URLSearchParams({ state: String(id), scope: [...new Set(wanted)].join(' ') });
  return { url: `https://${type}.example.com/oauth/authorize?${query.toString()}` };
}

const connectionOf = (caller: Caller, connectionId: number): ConnectionRow =>
  visible(caller, caller.state.connections, 'Connection', connectionId);

function editableOf({ editable }: ConnectionRow): readonly string[] {
  if (editable.length === 0) throw badRequest('Cannot edit this connection.');
  return editable;
}

const columns = ({ state }: Caller, row: ConnectionRow) => ({
  id: row.id,
  name: row.name,
  accountName: row.type,
  accountLabel: row.type,
  accountType: row.editable.length > 0 ? 'basic' : 'oauth',
  packageName: null,
  expire: row.expire,
  metadata: null,
  teamId: row.teamId,
  theme: '#3a6ea5',
  upgradeable: false,
  scopesCnt: row.scopes.length,
  scoped: true,
  editable: row.editable.length > 0,
  uid: null,
  connectedSystemId: null,
  organizationId: organizationIdOf(state, row.teamId),
});
