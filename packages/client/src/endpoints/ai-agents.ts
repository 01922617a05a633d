import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { OpenObject } from '../shapes/open-object.js';
import { named } from '../shapes/schema.js';

/** An agent of Make's, in open beta. */
const aiAgent = z.looseObject({
  id: z.string(),
  name: z.string(),
  teamId: z.number().nullish(),
  systemPrompt: z.string().nullish(),
  defaultModel: z.string().nullish(),
});
export interface AiAgent extends z.output<typeof aiAgent> {}
const AiAgent = named<AiAgent>(aiAgent);

const One = z.looseObject({ agent: AiAgent });
const params = { agentId: z.string().min(1) };
const query = { teamId: Id };

export const aiAgents = group('aiAgents', {
  list: endpoint({
    method: 'GET',
    path: '/ai-agents/v1/agents',
    scopes: ['ai-agents:read'],
    effect: 'read',
    items: 'agents',
    query,
    reply: z.looseObject({ agents: z.array(AiAgent) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/ai-agents/v1/agents',
    scopes: ['ai-agents:write'],
    effect: 'create',
    repeat: 'verify',
    unverified: true,
    query,
    body: {
      name: z.string().min(1),
      systemPrompt: z.string().optional(),
      defaultModel: z.string().optional(),
      llmConfig: OpenObject.optional(),
      invocationConfig: OpenObject.optional(),
      /** The scenarios that it may call. */
      scenarios: z.array(OpenObject).optional(),
    },
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/ai-agents/v1/agents/:agentId',
    scopes: ['ai-agents:read'],
    effect: 'read',
    unverified: true,
    params,
    query,
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/ai-agents/v1/agents/:agentId',
    scopes: ['ai-agents:write'],
    effect: 'update',
    repeat: 'safe',
    unverified: true,
    params,
    query,
    body: { name: z.string().min(1).optional(), systemPrompt: z.string().optional() },
    reply: One,
  }),
  /** Make asks for no confirmation. */
  delete: endpoint({
    method: 'DELETE',
    path: '/ai-agents/v1/agents/:agentId',
    scopes: ['ai-agents:write'],
    effect: 'delete',
    repeat: 'verify',
    unverified: true,
    params,
    query,
    reply: z.looseObject({}).optional(),
  }),
  /** Asks the agent something; a `threadId` goes on with an earlier conversation. The shape of the reply is not published. */
  run: endpoint({
    method: 'POST',
    path: '/ai-agents/v1/agents/:agentId/run',
    scopes: ['ai-agents:write'],
    effect: 'run',
    params,
    query,
    body: {
      messages: z.array(OpenObject).min(1),
      threadId: z.string().optional(),
      callbackUrl: z.url().optional(),
      config: OpenObject,
    },
    reply: z.unknown(),
  }),
});
