import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Acknowledgement } from '../shapes/acknowledgement.js';
import { Id } from '../shapes/ids.js';
import { pg, repliedPg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

/**
 * A link to a copy of a scenario. While `isEnabled`, anybody who knows `shareUrl` can take the scenario over; the address is
 * made by Make from id and title. `origin` is the zone.
 */
const sharedScenario = z.looseObject({
  id: z.string(),
  isEnabled: z.boolean().nullish(),
  title: z.string().nullish(),
  descriptionShort: z.string().nullish(),
  descriptionLong: z.string().nullish(),
  origin: z.string().nullish(),
  shareUrl: z.string().nullish(),
});
export interface SharedScenario extends z.output<typeof sharedScenario> {}
const SharedScenario = named<SharedScenario>(sharedScenario);

const One = z.looseObject({ scenarioShared: SharedScenario });
const scenario = { scenarioId: Id };
/** Ids of shares are eleven characters of text. */
const params = { ...scenario, sharedScenarioId: z.string().min(1) };
const title = z.string().min(1).max(40);
const descriptions = {
  descriptionShort: z.string().max(260).optional(),
  descriptionLong: z.string().max(2000).optional(),
  /** Default false: the link leads nowhere yet. */
  isEnabled: z.boolean().optional(),
};

export const sharedScenarios = group('sharedScenarios', {
  /** Twenty rows, unless `pg` says otherwise. */
  list: endpoint({
    method: 'GET',
    path: '/scenarios-shared',
    scopes: ['scenarios-shared:read'],
    effect: 'read',
    items: 'scenariosShared',
    paged: true,
    oneOf: ['teamId', 'organizationId'],
    query: {
      organizationId: Id.optional(),
      teamId: Id.optional(),
      folderId: Id.optional(),
      /** A part of it, like `scenarioName`. */
      title: z.string().optional(),
      scenarioName: z.string().optional(),
      scenarioIds: z.array(Id).optional(),
      pg,
    },
    reply: z.looseObject({ scenariosShared: z.array(SharedScenario), pg: repliedPg }),
  }),
  listOfScenario: endpoint({
    method: 'GET',
    path: '/scenarios-shared/:scenarioId',
    scopes: ['scenarios-shared:read'],
    effect: 'read',
    items: 'scenariosShared',
    params: scenario,
    reply: z.looseObject({ scenariosShared: z.array(SharedScenario) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/scenarios-shared/:scenarioId',
    scopes: ['scenarios-shared:write'],
    effect: 'create',
    repeat: 'verify',
    params: scenario,
    body: { title, ...descriptions },
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/scenarios-shared/:scenarioId/:sharedScenarioId',
    scopes: ['scenarios-shared:read'],
    effect: 'read',
    params,
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/scenarios-shared/:scenarioId/:sharedScenarioId',
    scopes: ['scenarios-shared:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    body: { title: title.optional(), ...descriptions },
    reply: One,
  }),
  /** In 2026 Make was seen to answer this with a 400. Setting `isEnabled` to false closes a link for certain. */
  delete: endpoint({
    method: 'DELETE',
    path: '/scenarios-shared/:scenarioId/:sharedScenarioId',
    scopes: ['scenarios-shared:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    reply: Acknowledgement,
  }),
});
