import { z } from 'zod';
import { Field } from './field.js';
import { Id } from './ids.js';
import { jsonText, jsonTextOr } from './json-text.js';
import { OpenObject } from './open-object.js';
import { Scheduling } from './scheduling.js';

const Person = z.looseObject({ id: z.number().nullish(), name: z.string().nullish(), email: z.string().nullish() });

/** `islinked` is the old name of `isActive`. Times are ISO 8601. */
export const Scenario = z.looseObject({
  id: z.number(),
  name: z.string(),
  teamId: z.number().optional(),
  folderId: z.number().nullish(),
  hookId: z.number().nullish(),
  description: z.string().nullish(),
  isActive: z.boolean().optional(),
  islinked: z.boolean().optional(),
  isinvalid: z.boolean().optional(),
  isPaused: z.boolean().nullish(),
  islocked: z.boolean().nullish(),
  iswaiting: z.boolean().nullish(),
  scheduling: jsonTextOr(Scheduling).nullish(),
  usedPackages: z.array(z.string()).nullish(),
  dlqCount: z.number().nullish(),
  lastEdit: z.string().nullish(),
  created: z.string().nullish(),
  nextExec: z.string().nullish(),
  createdByUser: Person.nullish(),
  updatedByUser: Person.nullish(),
  type: z.string().nullish(),
});
export type Scenario = z.output<typeof Scenario>;

/** What an on-demand scenario takes and gives back. */
export const ScenarioInterface = z.looseObject({ input: z.array(Field).nullish(), output: z.array(Field).nullish() });
export type ScenarioInterface = z.output<typeof ScenarioInterface>;

/** Where a scenario's deliveries come in. Its `url` works like a password. */
export const Trigger = z.looseObject({
  id: z.number().optional(),
  name: z.string().nullish(),
  udid: z.string().nullish(),
  scope: z.string().nullish(),
  queueCount: z.number().nullish(),
  queueLimit: z.number().nullish(),
  typeName: z.string().nullish(),
  type: z.string().nullish(),
  url: z.string().nullish(),
});
export type Trigger = z.output<typeof Trigger>;

/** `status` and `outputs` come only from a responsive run. Status: 1 success, 2 warning, 3 error. */
export const Run = z.looseObject({
  executionId: z.string(),
  status: z.number().nullish(),
  outputs: z.unknown().optional(),
});
export type Run = z.output<typeof Run>;

export const OneScenario = z.looseObject({ scenario: Scenario });
export const SwitchedScenario = z.looseObject({
  scenario: z.looseObject({ id: z.number(), isActive: z.boolean().optional(), islinked: z.boolean().optional() }),
});
export const WithInterface = z.looseObject({ interface: ScenarioInterface });

/** What `create` sends. */
export const NewScenario = {
  teamId: Id,
  blueprint: jsonText(OpenObject),
  scheduling: jsonText(Scheduling),
  folderId: Id.optional(),
  /** Id of the template that the scenario is made from. */
  basedon: Id.optional(),
  metadata: OpenObject.optional(),
  description: z.string().optional(),
};

const IdMap = OpenObject.optional();

/** The things a scenario uses, kind by kind: old ids, each with the id that takes its place in a copy. */
export const idMaps = { account: IdMap, key: IdMap, hook: IdMap, device: IdMap, udt: IdMap, datastore: IdMap };
