import type { connectedSystems } from '@makegate/client/endpoints/connected-systems';
import { organizationsOf, visibleOrganization } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { invalid, invalidParameter, missingParameter, notFound } from '../http/refusal.js';
import { requireLicensed } from '../license.js';
import type { ConnectedSystemRow, OnPremAgentRow } from '../state/equipment-rows.js';
import type { Json } from '../state/rows.js';
import { agentAppOf } from './agent-apps.js';

export const connectedSystemsHandlers: Handlers<typeof connectedSystems> = {
  list: (call) => {
    const { organizationId, agentId } = call.args;
    if (organizationId === undefined && agentId === undefined) {
      throw invalidParameter('organizationId', 'Give organizationId or agentId.');
    }
    if (organizationId !== undefined) requireLicensed(visibleOrganization(call, organizationId), 'onPremAgent');
    const owner = agentId === undefined ? undefined : agentOf(call, agentId, organizationId);
    const rows = owner
      ? call.state.connectedSystems.of('agentId', owner.id)
      : call.state.connectedSystems.of('organizationId', organizationId ?? 0);
    return { connectedSystems: [...rows].map((row) => columns(call, row)) };
  },
  create: (call) => {
    const { organizationId, agentId, name, appName, inputs = {} } = call.args;
    const agent = agentOf(call, agentId, organizationId);
    requireInputs(appName, inputs);
    const row = { id: call.state.nextUuid(), organizationId: agent.organizationId, agentId, name, appName, inputs };
    return { connectedSystem: columns(call, call.state.connectedSystems.add(row)) };
  },
  get: (call) => ({ connectedSystem: columns(call, systemOf(call, call.args)) }),
  update: (call) => {
    const row = systemOf(call, call.args);
    const { name = row.name, agentId = row.agentId, appName = row.appName, inputs = row.inputs } = call.args;
    agentOf(call, agentId, row.organizationId);
    requireInputs(appName, inputs);
    return {
      connectedSystem: columns(call, call.state.connectedSystems.change(row, { name, agentId, appName, inputs })),
    };
  },
  delete: (call) => {
    const { id } = systemOf(call, call.args);
    call.state.connectedSystems.delete(id);
    return { connectedSystem: id };
  },
};

/** The agent, when it belongs to that organization, or else to any of the caller's. */
function agentOf(caller: Caller, agentId: string, organizationId?: number): OnPremAgentRow {
  const row = caller.state.onPremAgents.get(agentId);
  if (!row || !isOurs(caller, row.organizationId, organizationId)) throw notFound('Agent', agentId);
  requireLicensed(visibleOrganization(caller, row.organizationId), 'onPremAgent');
  return row;
}

interface Named {
  readonly connectedSystemId: string;
  readonly organizationId?: number | undefined;
}

function systemOf(caller: Caller, { connectedSystemId, organizationId }: Named): ConnectedSystemRow {
  const row = caller.state.connectedSystems.get(connectedSystemId);
  if (!row || !isOurs(caller, row.organizationId, organizationId))
    throw notFound('Connected system', connectedSystemId);
  requireLicensed(visibleOrganization(caller, row.organizationId), 'onPremAgent');
  return row;
}

const isOurs = (caller: Caller, owner: number, wanted = owner): boolean =>
  wanted === owner && organizationsOf(caller).some(({ id }) => id === owner);

function requireInputs(appName: string, given: Json): void {
  const missing = agentAppOf(appName).inputs.filter(({ name, required }) => required && given[name] === undefined);
  if (missing.length === 0) return;
  throw invalid(missing.map(({ name }) => ({ ...missingParameter(name), name: `inputs.${name}` })));
}

const columns = ({ state }: Caller, { id, name, agentId, appName, inputs }: ConnectedSystemRow) => ({
  id,
  name,
  agentId,
  appName,
  agentVersion: state.onPremAgents.get(agentId)?.version,
  inputs: Object.entries(inputs).map(([input, value]) => ({ name: input, value: String(value) })),
});
