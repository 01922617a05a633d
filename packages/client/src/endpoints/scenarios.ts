import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Acknowledgement } from '../shapes/acknowledgement.js';
import { Blueprint } from '../shapes/blueprint.js';
import { Id } from '../shapes/ids.js';
import { jsonText, jsonTextOr } from '../shapes/json-text.js';
import { OpenObject } from '../shapes/open-object.js';
import { cols, pg, repliedPg } from '../shapes/paging.js';
import {
  idMaps,
  NewScenario,
  OneScenario,
  Run,
  Scenario,
  ScenarioInterface,
  SwitchedScenario,
  Trigger,
  WithInterface,
} from '../shapes/scenario.js';
import { Scheduling } from '../shapes/scheduling.js';
import { Usage } from '../shapes/usage.js';

export type { Blueprint } from '../shapes/blueprint.js';
export type { Scheduling } from '../shapes/scheduling.js';
export type { Usage, UsageDay } from '../shapes/usage.js';
export type { Run, Scenario, ScenarioInterface, Trigger, WrittenScenario } from '../shapes/scenario.js';

const params = { scenarioId: Id };
const runs = { scopes: ['scenarios:run'], effect: 'run', readBack: 'executions.list' } as const;

export const scenarios = group('scenarios', {
  /** Of one team, or of all that the token reaches in an organization. */
  list: endpoint({
    method: 'GET',
    path: '/scenarios',
    scopes: ['scenarios:read'],
    effect: 'read',
    items: 'scenarios',
    paged: true,
    oneOf: ['teamId', 'organizationId'],
    query: {
      teamId: Id.optional(),
      organizationId: Id.optional(),
      id: z.array(Id).optional(),
      folderId: Id.optional(),
      isActive: z.boolean().optional(),
      concept: z.boolean().optional(),
      type: z.enum(['scenario', 'tool']).optional(),
      cols,
      pg,
    },
    reply: z.looseObject({ scenarios: z.array(Scenario), pg: repliedPg }),
  }),
  /** `confirmed` lets Make install an app that the organization has not used yet. */
  create: endpoint({
    method: 'POST',
    path: '/scenarios',
    scopes: ['scenarios:write'],
    effect: 'create',
    repeat: 'verify',
    query: { cols, confirmed: z.boolean().optional() },
    body: NewScenario,
    reply: OneScenario,
  }),
  get: endpoint({
    method: 'GET',
    path: '/scenarios/:scenarioId',
    scopes: ['scenarios:read'],
    effect: 'read',
    params,
    query: { cols },
    reply: OneScenario,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/scenarios/:scenarioId',
    scopes: ['scenarios:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    query: { cols, confirmed: z.boolean().optional() },
    body: {
      blueprint: jsonText(OpenObject).optional(),
      scheduling: jsonText(Scheduling).optional(),
      folderId: Id.nullable().optional(),
      name: z.string().optional(),
      description: z.string().optional(),
    },
    reply: OneScenario,
  }),
  /** Make asks for no confirmation and keeps nothing to restore from. */
  delete: endpoint({
    method: 'DELETE',
    path: '/scenarios/:scenarioId',
    scopes: ['scenarios:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    reply: z.looseObject({ scenario: z.number() }),
  }),
  /** Nothing, or an object without fields, when the scenario has no trigger of its own. */
  triggers: endpoint({
    method: 'GET',
    path: '/scenarios/:scenarioId/triggers',
    scopes: ['scenarios:read'],
    effect: 'read',
    params,
    reply: Trigger.optional(),
  }),
  /** Into another team, what the scenario uses has to be mapped, or the copy refused unless `notAnalyze` is set. */
  clone: endpoint({
    method: 'POST',
    path: '/scenarios/:scenarioId/clone',
    scopes: ['scenarios:write'],
    effect: 'create',
    repeat: 'verify',
    params,
    query: { organizationId: Id, cols, confirmed: z.boolean().optional(), notAnalyze: z.boolean().optional() },
    body: {
      name: z.string().min(1).max(120),
      teamId: Id,
      ...idMaps,
      /** Whether what the modules remember is copied too. */
      states: z.boolean().optional(),
    },
    reply: OneScenario,
  }),
  /** What modules remember, by module id: for instance where a polling trigger continues. */
  setData: endpoint({
    method: 'PUT',
    path: '/scenarios/:scenarioId/data',
    scopes: ['scenarios:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    content: { data: OpenObject },
    reply: z.looseObject({ updated: z.unknown().optional() }),
  }),
  hasData: endpoint({
    method: 'GET',
    path: '/scenarios/:scenarioId/data/:moduleId',
    scopes: ['scenarios:write'],
    effect: 'read',
    params: { scenarioId: Id, moduleId: Id },
    reply: z.looseObject({ exists: z.boolean() }),
  }),
  start: endpoint({
    method: 'POST',
    path: '/scenarios/:scenarioId/start',
    scopes: ['scenarios:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    reply: SwitchedScenario,
  }),
  stop: endpoint({
    method: 'POST',
    path: '/scenarios/:scenarioId/stop',
    scopes: ['scenarios:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    reply: SwitchedScenario,
  }),
  /** A responsive run waits at most 40 s for the outputs; after that Make answers with an error and the run goes on. */
  run: endpoint({
    method: 'POST',
    path: '/scenarios/:scenarioId/run',
    ...runs,
    quota: 'exempt',
    params,
    body: {
      data: OpenObject.optional(),
      responsive: z.boolean().optional(),
      /** Make posts `{ executionId, statusUrl }` here when the run has ended. */
      callbackUrl: z.url().optional(),
    },
    reply: Run,
  }),
  /** Make looks at the first id only. The reply is empty. */
  replay: endpoint({
    method: 'POST',
    path: '/scenarios/:scenarioId/replay',
    ...runs,
    params,
    body: { executionIds: z.array(z.string()).min(1) },
    reply: z.unknown(),
  }),
  /** The shape of this list is not published. */
  replayable: endpoint({
    method: 'GET',
    path: '/scenarios/replayable-executions/:scenarioId',
    scopes: ['scenarios:read'],
    effect: 'read',
    params,
    reply: z.unknown(),
  }),
  /** Makes the draft the version that runs. */
  publish: endpoint({
    method: 'POST',
    path: '/scenarios/:scenarioId/publish',
    scopes: ['scenarios:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    reply: z.looseObject({ scenarioVersion: z.unknown().optional() }),
  }),
  getInterface: endpoint({
    method: 'GET',
    path: '/scenarios/:scenarioId/interface',
    scopes: ['scenarios:read'],
    effect: 'read',
    params,
    reply: WithInterface,
  }),
  /** Only on-demand scenarios have an interface of their own: 422 for the others. */
  setInterface: endpoint({
    method: 'PATCH',
    path: '/scenarios/:scenarioId/interface',
    scopes: ['scenarios:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    body: { interface: ScenarioInterface },
    reply: WithInterface,
  }),
  usage: endpoint({
    method: 'GET',
    path: '/scenarios/:scenarioId/usage',
    scopes: ['scenarios:read'],
    effect: 'read',
    params,
    reply: Usage,
  }),
  /** The copy that the scenario editor saves while somebody edits. */
  getRecovery: endpoint({
    method: 'GET',
    path: '/scenarios/:scenarioId/recovery',
    scopes: ['scenarios:read'],
    effect: 'read',
    params,
    query: { teamId: Id.optional() },
    reply: z.looseObject({ blueprint: jsonTextOr(Blueprint).nullish() }),
  }),
  setRecovery: endpoint({
    method: 'PUT',
    path: '/scenarios/:scenarioId/recovery',
    scopes: ['scenarios:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    query: { teamId: Id.optional() },
    body: { blueprint: OpenObject.optional() },
    reply: Acknowledgement,
  }),
  deleteRecovery: endpoint({
    method: 'DELETE',
    path: '/scenarios/:scenarioId/recovery',
    scopes: ['scenarios:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    query: { teamId: Id.optional() },
    reply: Acknowledgement,
  }),
});
