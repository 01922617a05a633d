import type { dataStructures } from '@makegate/client/endpoints/data-structures';
import { rowsOfTeam, visible, visibleTeam } from '../access.js';
import { invalidateUsers } from '../blueprint-checks.js';
import type { Caller, Handlers } from '../call.js';
import { confirmationNeeded } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { DataStructureRow } from '../state/rows.js';

export const dataStructuresHandlers: Handlers<typeof dataStructures> = {
  list: (call) => {
    const rows = rowsOfTeam(call, call.state.dataStructures, call.args.teamId);
    const page = pageOf(rows, call.args.pg, { limit: 10_000, sortBy: 'name', columns });
    return { dataStructures: page.rows, pg: page.pg };
  },
  create: (call) => {
    const { teamId, name, strict = false, spec } = call.args;
    visibleTeam(call, teamId);
    return { dataStructure: columns(add(call, { teamId, name, strict, spec })) };
  },
  get: (call) => ({ dataStructure: columns(structureOf(call, call.args.dataStructureId)) }),
  update: (call) => {
    const row = structureOf(call, call.args.dataStructureId);
    const { name = row.name, strict = row.strict, spec = row.spec } = call.args;
    call.state.dataStructures.change(row, { name, strict, spec });
    return { dataStructure: columns(row) };
  },
  delete: (call) => {
    const { id, teamId } = structureOf(call, call.args.dataStructureId);
    const stores = call.state.dataStores.of('teamId', teamId);
    const users = stores.filter(({ dataStructureId }) => dataStructureId === id);
    if (call.args.confirmed !== true) {
      const names = users.map(({ name }) => name).join(', ') || 'none';
      throw confirmationNeeded(`Data stores and hooks lose their structure: ${names}.`);
    }
    for (const store of users) call.state.dataStores.change(store, { dataStructureId: null });
    invalidateUsers(call.state, 'Data structure', id);
    call.state.dataStructures.delete(id);
    return { dataStructure: id };
  },
  clone: (call) => {
    const { dataStructureId, name, targetTeamId } = call.args;
    const source = structureOf(call, dataStructureId);
    const teamId = targetTeamId ?? source.teamId;
    visibleTeam(call, teamId);
    const copy = add(call, { teamId, name, strict: source.strict, spec: source.spec });
    return { dataStructure: columns(copy), differentTeam: teamId !== source.teamId };
  },
};

const structureOf = (caller: Caller, id: number): DataStructureRow =>
  visible(caller, caller.state.dataStructures, 'Data structure', id);

function add({ state }: Caller, fresh: Omit<DataStructureRow, 'id'>): DataStructureRow {
  return state.dataStructures.add({ ...fresh, id: state.nextId() });
}

const columns = ({ id, teamId, name, strict, spec }: DataStructureRow) => ({
  id,
  teamId,
  name,
  strict,
  spec: [...spec],
});
