import { z } from 'zod';
import { Field } from './field.js';
import { Id } from './ids.js';
import { jsonText, jsonTextOr } from './json-text.js';
import { OpenObject } from './open-object.js';
import { Person } from './person.js';
import { Scheduling } from './scheduling.js';
import { named } from './schema.js';

/** `islinked` is the old name of `isActive`. Times are ISO 8601. */
const scenario = z.looseObject({
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
export interface Scenario extends z.output<typeof scenario> {}
/** As Make writes it: `scheduling` may be JSON text. */
export interface WrittenScenario extends z.input<typeof scenario> {}
export const Scenario = named<Scenario, WrittenScenario>(scenario);

/** What an on-demand scenario takes and gives back. */
const scenarioInterface = z.looseObject({ input: z.array(Field).nullish(), output: z.array(Field).nullish() });
export interface ScenarioInterface extends z.output<typeof scenarioInterface> {}
export const ScenarioInterface = named<ScenarioInterface>(scenarioInterface);

/** Where a scenario's deliveries come in. Its `url` works like a password. */
const trigger = z.looseObject({
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
export interface Trigger extends z.output<typeof trigger> {}
export const Trigger = named<Trigger>(trigger);

/** `status` and `outputs` come only from a responsive run. Status: 1 success, 2 warning, 3 error. */
const run = z.looseObject({
  executionId: z.string(),
  status: z.number().nullish(),
  outputs: z.unknown().optional(),
});
export interface Run extends z.output<typeof run> {}
export const Run = named<Run>(run);

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
