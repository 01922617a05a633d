import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { named } from '../shapes/schema.js';

/** A program inside a private network, through which Make reaches what is there. `clientSecret` is shown when it registers. */
const onPremAgent = z.looseObject({
  id: z.string(),
  name: z.string(),
  tenantId: z.string().nullish(),
  /** `REGISTERED`, `ACTIVE`, `STOPPED` or `NOT_RESPONDING`. */
  status: z.string().nullish(),
  connected: z.boolean().nullish(),
  alerted: z.boolean().nullish(),
  clientSecret: z.string().nullish(),
  version: z.string().nullish(),
  createdDate: z.string().nullish(),
  lastConnectionDate: z.string().nullish(),
  systemConnectionsCount: z.number().nullish(),
});
export interface OnPremAgent extends z.output<typeof onPremAgent> {}
const OnPremAgent = named<OnPremAgent>(onPremAgent);

const configField = z.looseObject({
  name: z.string(),
  label: z.string().nullish(),
  help: z.string().nullish(),
  required: z.boolean().nullish(),
});

/** What a connected system of one app asks for. A `collection` has its fields in `spec`. */
const agentAppInput = z.looseObject({
  name: z.string(),
  label: z.string().nullish(),
  type: z.string(),
  spec: z.array(configField).nullish(),
});
export interface AgentAppInput extends z.output<typeof agentAppInput> {}
const AgentAppInput = named<AgentAppInput>(agentAppInput);

const One = z.looseObject({ agent: OnPremAgent });
const AgentId = z.string().min(1);
const params = { agentId: AgentId };
const query = { organizationId: Id };

/** Agents need a license with `onPremAgent`. */
export const onPremAgents = group('onPremAgents', {
  list: endpoint({
    method: 'GET',
    path: '/agents',
    scopes: ['agents:read'],
    effect: 'read',
    items: 'agents',
    query,
    reply: z.looseObject({ agents: z.array(OnPremAgent) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/agents/:agentId',
    scopes: ['agents:read'],
    effect: 'read',
    params,
    query,
    reply: One,
  }),
  /** The only reply that holds the `clientSecret`, which the agent needs to connect. */
  register: endpoint({
    method: 'POST',
    path: '/agent/register',
    scopes: ['agents:write'],
    effect: 'create',
    repeat: 'verify',
    query,
    body: { name: z.string().min(1) },
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/agents/:agentId',
    scopes: ['agents:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    query,
    body: { name: z.string().min(1).optional() },
    reply: One,
  }),
  /** Make asks for no confirmation. */
  delete: endpoint({
    method: 'DELETE',
    path: '/agents/:agentId',
    scopes: ['agents:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    query,
    reply: z.looseObject({ agent: z.string() }),
  }),
  appConfig: endpoint({
    method: 'GET',
    path: '/agents/:agentId/apps/:appName/config',
    scopes: ['agents:read'],
    effect: 'read',
    params: { agentId: AgentId, appName: z.string().min(1) },
    query,
    reply: z.looseObject({ inputs: z.array(AgentAppInput) }),
  }),
});
