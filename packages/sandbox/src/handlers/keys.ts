import type { keys } from '@makegate/client/endpoints/keys';
import { rowsOfTeam, visible, visibleTeam } from '../access.js';
import { invalidateUsers, scenariosUsing } from '../blueprint-checks.js';
import type { Caller, Handlers } from '../call.js';
import { confirmationNeeded, invalid, invalidParameter } from '../http/refusal.js';
import type { Json, KeyRow } from '../state/rows.js';
import { keyTypes } from './key-types.js';

export const keysHandlers: Handlers<typeof keys> = {
  list: (call) => {
    const { teamId, typeName } = call.args;
    const rows = rowsOfTeam(call, call.state.keys, teamId);
    return { keys: rows.filter((row) => typeName === undefined || row.typeName === typeName).map(columns) };
  },
  create: (call) => {
    const { teamId, name, typeName, parameters } = call.args;
    visibleTeam(call, teamId);
    requireParameters(typeName, parameters);
    return { key: columns(call.state.keys.add({ id: call.state.nextId(), teamId, name, typeName, parameters })) };
  },
  types: () => ({ keysTypes: keyTypes.map((type) => ({ ...type, parameters: [...type.parameters] })) }),
  get: (call) => ({ key: columns(keyOf(call, call.args.keyId)) }),
  update: (call) => {
    const row = keyOf(call, call.args.keyId);
    if (call.args.parameters) requireParameters(row.typeName, call.args.parameters);
    const { name = row.name, parameters = row.parameters } = call.args;
    return { key: columns(call.state.keys.change(row, { name, parameters })) };
  },
  delete: (call) => {
    const { id } = keyOf(call, call.args.keyId);
    if (call.args.confirmed !== true) {
      const users = scenariosUsing(call.state, 'Key', id);
      throw confirmationNeeded(`Scenarios that use the key stop working: ${users.join(', ') || 'none'}.`);
    }
    invalidateUsers(call.state, 'Key', id);
    call.state.keys.delete(id);
    return { key: id };
  },
};

const keyOf = (caller: Caller, keyId: number): KeyRow => visible(caller, caller.state.keys, 'Key', keyId);

/** What the key holds never leaves the zone. */
const columns = ({ id, name, typeName, teamId }: KeyRow) => ({
  id,
  name,
  typeName,
  teamId,
  packageName: null,
  theme: '#5f6b7a',
});

function requireParameters(typeName: string, parameters: Json): void {
  const type = keyTypes.find(({ name }) => name === typeName);
  if (!type) throw invalidParameter('typeName', `Unknown key type '${typeName}'.`);
  const missing = type.parameters.filter(({ name, required }) => required && typeof parameters[name] !== 'string');
  if (missing.length > 0)
    throw invalid(missing.map(({ name }) => ({ name, message: `Missing value of required parameter '${name}'.` })));
}
