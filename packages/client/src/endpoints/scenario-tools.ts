import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Field } from '../shapes/field.js';
import { Id } from '../shapes/ids.js';
import { OpenObject } from '../shapes/open-object.js';
import { pg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

export type { Field } from '../shapes/field.js';

/** A scenario of one module, made to be called by AI agents. It has an id of its own among the scenarios. */
const scenarioTool = z.looseObject({
  id: z.number().nullish(),
  name: z.string().nullish(),
  description: z.string().nullish(),
  teamId: z.number().nullish(),
  inputs: z.array(Field).nullish(),
  module: OpenObject.nullish(),
});
export interface ScenarioTool extends z.output<typeof scenarioTool> {}
const ScenarioTool = named<ScenarioTool>(scenarioTool);

const One = z.looseObject({ tool: ScenarioTool });
const params = { scenarioId: Id };

export const scenarioTools = group('scenarioTools', {
  create: endpoint({
    method: 'POST',
    path: '/scenarios/tools',
    scopes: ['scenarios:write'],
    effect: 'create',
    repeat: 'verify',
    body: {
      teamId: Id,
      name: z.string().min(1),
      /** What agents read to choose the tool. */
      description: z.string(),
      inputs: z.array(Field).optional(),
      /** The module as it stands in a blueprint: `module`, `version`, `parameters`, `mapper`. */
      module: OpenObject,
    },
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/scenarios/tools/:scenarioId',
    scopes: ['scenarios:read'],
    effect: 'read',
    params,
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/scenarios/tools/:scenarioId',
    scopes: ['scenarios:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    body: {
      name: z.string().min(1).optional(),
      description: z.string().optional(),
      inputs: z.array(Field).optional(),
      module: OpenObject.optional(),
    },
    reply: One,
  }),
  /** The scenarios that an AI agent of the team can be given. The shape of this list is not published. */
  listForAgents: endpoint({
    method: 'GET',
    path: '/scenarios/ai-agents',
    scopes: ['scenarios:read'],
    effect: 'read',
    query: { teamId: Id, pg },
    reply: z.unknown(),
  }),
});
