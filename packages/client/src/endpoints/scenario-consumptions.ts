import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { named } from '../shapes/schema.js';

/** What one scenario has used. A hundred centicredits are one credit; transfer is in bytes. */
const scenarioConsumption = z.looseObject({
  scenarioId: z.number(),
  operations: z.number().nullish(),
  transfer: z.number().nullish(),
  centicredits: z.number().nullish(),
});
export interface ScenarioConsumption extends z.output<typeof scenarioConsumption> {}
const ScenarioConsumption = named<ScenarioConsumption>(scenarioConsumption);

const consumptions = z.looseObject({
  scenarioConsumptions: z.array(ScenarioConsumption),
  lastReset: z.string().nullish(),
});
export interface ScenarioConsumptions extends z.output<typeof consumptions> {}
const ScenarioConsumptions = named<ScenarioConsumptions>(consumptions);

export const scenarioConsumptions = group('scenarioConsumptions', {
  /** Since `lastReset`. */
  list: endpoint({
    method: 'GET',
    path: '/scenarios/consumptions',
    scopes: ['scenarios:read'],
    effect: 'read',
    unverified: true,
    items: 'scenarioConsumptions',
    oneOf: ['teamId', 'organizationId'],
    query: { teamId: Id.optional(), organizationId: Id.optional() },
    reply: ScenarioConsumptions,
  }),
});
