import type { onPremAgents } from '@makegate/client/endpoints/on-prem-agents';
import { visibleOrganization } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { notFound } from '../http/refusal.js';
import { requireLicensed } from '../license.js';
import type { OnPremAgentRow } from '../state/equipment-rows.js';
import type { OrganizationRow } from '../state/people-rows.js';
import { agentAppOf } from './agent-apps.js';

export const onPremAgentsHandlers: Handlers<typeof onPremAgents> = {
  list: (call) => {
    const { id } = organizationWithAgents(call, call.args.organizationId);
    return { agents: [...call.state.onPremAgents.of('organizationId', id)].map((row) => columns(call, row)) };
  },
  get: (call) => ({ agent: columns(call, agentOf(call, call.args)) }),
  register: (call) => {
    const { id: organizationId } = organizationWithAgents(call, call.args.organizationId);
    const row = call.state.onPremAgents.add({
      id: call.state.nextUuid(),
      organizationId,
      name: call.args.name,
      status: 'REGISTERED',
      created: new Date(call.state.timestamp()).toISOString(),
      version: null,
      lastConnected: null,
    });
    return { agent: { ...columns(call, row), clientSecret: call.state.nextHexId() } };
  },
  update: (call) => {
    const row = agentOf(call, call.args);
    return { agent: columns(call, call.state.onPremAgents.change(row, { name: call.args.name ?? row.name })) };
  },
  delete: (call) => {
    const { id } = agentOf(call, call.args);
    call.state.onPremAgents.delete(id);
    return { agent: id };
  },
  appConfig: (call) => {
    agentOf(call, call.args);
    const { inputs } = agentAppOf(call.args.appName);
    return { inputs: [{ name: 'inputs', label: 'Inputs', type: 'collection', spec: [...inputs] }] };
  },
};

/** The organization, when its license includes agents. */
export function organizationWithAgents(caller: Caller, organizationId: number): OrganizationRow {
  const organization = visibleOrganization(caller, organizationId);
  requireLicensed(organization, 'onPremAgent');
  return organization;
}

interface Named {
  readonly organizationId: number;
  readonly agentId: string;
}

/** The agent of this organization; one of another organization looks like none. */
export function agentOf(caller: Caller, { organizationId, agentId }: Named): OnPremAgentRow {
  const { id } = organizationWithAgents(caller, organizationId);
  const row = caller.state.onPremAgents.get(agentId);
  if (row?.organizationId !== id) throw notFound('Agent', agentId);
  return row;
}

const columns = ({ state }: Caller, row: OnPremAgentRow) => ({
  id: row.id,
  tenantId: String(row.organizationId),
  name: row.name,
  status: row.status,
  alerted: false,
  connected: row.status === 'ACTIVE',
  version: row.version,
  createdDate: row.created,
  lastConnectionDate: row.lastConnected,
  systemConnectionsCount: state.connectedSystems.of('agentId', row.id).size,
});
