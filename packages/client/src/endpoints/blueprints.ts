import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Acknowledgement } from '../shapes/acknowledgement.js';
import { Blueprint } from '../shapes/blueprint.js';
import { Id } from '../shapes/ids.js';
import { jsonTextOr } from '../shapes/json-text.js';
import { OpenObject } from '../shapes/open-object.js';
import { Scheduling } from '../shapes/scheduling.js';
import { named } from '../shapes/schema.js';

export type { Blueprint, Module } from '../shapes/blueprint.js';
export type { Scheduling } from '../shapes/scheduling.js';

const blueprintReply = z.looseObject({
  code: z.string().optional(),
  response: z.looseObject({
    blueprint: jsonTextOr(Blueprint),
    scheduling: jsonTextOr(Scheduling).nullish(),
    metadata: OpenObject.nullish(),
    idSequence: z.number().nullish(),
    created: z.string().nullish(),
    last_edit: z.string().nullish(),
    concept: z.boolean().nullish(),
  }),
});
export interface BlueprintReply extends z.output<typeof blueprintReply> {}
/** As Make writes it: the blueprint and its scheduling may be JSON text. */
export interface WrittenBlueprintReply extends z.input<typeof blueprintReply> {}
const BlueprintReply = named<BlueprintReply, WrittenBlueprintReply>(blueprintReply);

const blueprintVersion = z.looseObject({
  version: z.number(),
  created: z.string().nullish(),
  scenarioId: z.number().nullish(),
  draft: z.boolean().nullish(),
  versionDescription: z.string().nullish(),
});
export interface BlueprintVersion extends z.output<typeof blueprintVersion> {}
const BlueprintVersion = named<BlueprintVersion>(blueprintVersion);

const BuildVariables = z.looseObject({ buildVariables: z.unknown() });
const params = { scenarioId: Id };
const input = z.array(z.looseObject({ name: z.string(), value: z.unknown() }));

export const blueprints = group('blueprints', {
  /** The version that runs, the draft, or an old version by its number (`blueprintId`). */
  get: endpoint({
    method: 'GET',
    path: '/scenarios/:scenarioId/blueprint',
    scopes: ['scenarios:read'],
    effect: 'read',
    params,
    query: { blueprintId: z.int().optional(), draft: z.boolean().optional() },
    reply: BlueprintReply,
  }),
  /** Make keeps versions for 60 days. */
  versions: endpoint({
    method: 'GET',
    path: '/scenarios/:scenarioId/blueprints',
    scopes: ['scenarios:read'],
    effect: 'read',
    items: 'scenariosBlueprints',
    params,
    reply: z.looseObject({ scenariosBlueprints: z.array(BlueprintVersion) }),
  }),
  /** Names begin with TAC_ or PAC_. */
  buildVariables: endpoint({
    method: 'GET',
    path: '/scenarios/:scenarioId/build-variables',
    scopes: ['scenarios:read'],
    effect: 'read',
    params,
    reply: BuildVariables,
  }),
  createBuildVariables: endpoint({
    method: 'POST',
    path: '/scenarios/:scenarioId/build-variables',
    scopes: ['scenarios:write'],
    effect: 'create',
    repeat: 'verify',
    params,
    body: { input },
    reply: BuildVariables,
  }),
  replaceBuildVariables: endpoint({
    method: 'PUT',
    path: '/scenarios/:scenarioId/build-variables',
    scopes: ['scenarios:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    body: { input },
    reply: BuildVariables,
  }),
  deleteBuildVariables: endpoint({
    method: 'DELETE',
    path: '/scenarios/:scenarioId/build-variables',
    scopes: ['scenarios:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    query: { value: z.string() },
    reply: Acknowledgement,
  }),
});
