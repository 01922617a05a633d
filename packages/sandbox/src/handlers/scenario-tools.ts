import type { scenarioTools } from '@makegate/client/endpoints/scenario-tools';
import { rowsOfTeam, scenarioOf, visibleTeam } from '../access.js';
import { installApps, requireReferences } from '../blueprint-checks.js';
import type { Caller, Handlers } from '../call.js';
import { invalidParameter, notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { Blueprint, Json, ScenarioRow } from '../state/rows.js';
import { addNew, replaceBlueprint } from './scenario-changes.js';
import { scenarioColumns } from './scenario-columns.js';
import { logEvent } from './scenario-events.js';

export const scenarioToolsHandlers: Handlers<typeof scenarioTools> = {
  create: (call) => {
    const { teamId, name, description, inputs = [], module } = call.args;
    visibleTeam(call, teamId);
    const blueprint = blueprintOf(call, teamId, name, module);
    const row = addNew(call, {
      type: 'tool',
      teamId,
      name,
      description,
      folderId: null,
      blueprint,
      scheduling: { type: 'on-demand' },
      interface: { input: inputs, output: [] },
      behaviour: 'echo',
    });
    // A tool is there to be called, so it is on from the beginning.
    return { tool: columns(call.state.scenarios.change(row, { isActive: true })) };
  },
  get: (call) => ({ tool: columns(toolOf(call, call.args.scenarioId)) }),
  update: (call) => {
    const row = toolOf(call, call.args.scenarioId);
    const { name = row.name, description = row.description, inputs = row.interface.input, module } = call.args;
    const blueprint = blueprintOf(call, row.teamId, name, module ?? moduleOf(row));
    replaceBlueprint(call, row, blueprint);
    const edit = { lastEdit: new Date(call.state.timestamp()).toISOString(), updatedBy: call.token.userId };
    call.state.scenarios.change(row, { description, interface: { input: inputs, output: [] }, ...edit });
    logEvent(call, row, 'modify');
    return { tool: columns(row) };
  },
  listForAgents: (call) => {
    const columnsOf = (row: ScenarioRow) => scenarioColumns(call.state, row);
    const rows = rowsOfTeam(call, call.state.scenarios, call.args.teamId);
    const page = pageOf(rows, call.args.pg, { limit: 10_000, sortBy: 'id', where: isCallable, columns: columnsOf });
    return { scenarios: page.rows, pg: page.pg };
  },
};

const isCallable = ({ isActive, scheduling }: ScenarioRow): boolean => isActive && scheduling.type === 'on-demand';

function toolOf(caller: Caller, scenarioId: number): ScenarioRow {
  const row = scenarioOf(caller, scenarioId);
  if (row.type !== 'tool') throw notFound('Tool', scenarioId);
  return row;
}

/** A flow of that one module. There is no way to confirm that its app is new to the organization: it is installed. */
function blueprintOf({ state }: Caller, teamId: number, name: string, module: Json): Blueprint {
  const { module: type } = module;
  if (typeof type !== 'string') throw invalidParameter('module', "should have required property 'module'");
  const blueprint = { name, flow: [{ ...module, id: 1, module: type }], metadata: { version: 1 } };
  requireReferences(state, teamId, blueprint);
  installApps(state, teamId, blueprint, true);
  return blueprint;
}

const moduleOf = ({ blueprint }: ScenarioRow): Json => blueprint.flow[0] ?? {};

const columns = (row: ScenarioRow) => ({
  id: row.id,
  name: row.name,
  description: row.description,
  teamId: row.teamId,
  inputs: [...row.interface.input],
  module: moduleOf(row),
});
