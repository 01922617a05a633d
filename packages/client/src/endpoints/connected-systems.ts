import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { OpenObject } from '../shapes/open-object.js';
import { named } from '../shapes/schema.js';

const input = z.looseObject({ name: z.string(), value: z.string() });

/** Something inside a private network that an on-premise agent reaches. */
const connectedSystem = z.looseObject({
  id: z.string(),
  name: z.string(),
  agentId: z.string(),
  appName: z.string(),
  agentVersion: z.string().nullish(),
  inputs: z.array(input).nullish(),
});
export interface ConnectedSystem extends z.output<typeof connectedSystem> {}
const ConnectedSystem = named<ConnectedSystem>(connectedSystem);

const One = z.looseObject({ connectedSystem: ConnectedSystem });
const params = { connectedSystemId: z.string().min(1) };
/** The published description asks for an organization in the list only; the official SDK sends it always. */
const query = { organizationId: Id.optional() };

export const connectedSystems = group('connectedSystems', {
  list: endpoint({
    method: 'GET',
    path: '/connected-systems',
    scopes: ['agents:read'],
    effect: 'read',
    items: 'connectedSystems',
    query: { ...query, agentId: z.string().min(1).optional() },
    reply: z.looseObject({ connectedSystems: z.array(ConnectedSystem) }),
  }),
  /** `inputs` by the names that `onPremAgents.appConfig` lists. */
  create: endpoint({
    method: 'POST',
    path: '/connected-systems',
    scopes: ['agents:write'],
    effect: 'create',
    repeat: 'verify',
    query,
    body: {
      name: z.string().min(1),
      agentId: z.string().min(1),
      appName: z.string().min(1),
      inputs: OpenObject.optional(),
    },
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/connected-systems/:connectedSystemId',
    scopes: ['agents:read'],
    effect: 'read',
    params,
    query,
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/connected-systems/:connectedSystemId',
    scopes: ['agents:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    query,
    body: {
      name: z.string().min(1).optional(),
      agentId: z.string().min(1).optional(),
      appName: z.string().min(1).optional(),
      inputs: OpenObject.optional(),
    },
    reply: One,
  }),
  delete: endpoint({
    method: 'DELETE',
    path: '/connected-systems/:connectedSystemId',
    scopes: ['agents:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    query,
    reply: z.looseObject({ connectedSystem: z.string() }),
  }),
});
