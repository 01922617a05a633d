import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { OpenObject } from '../shapes/open-object.js';
import { named } from '../shapes/schema.js';

/** Text beside the modules of a scenario. */
const scenarioNote = z.looseObject({
  id: z.union([z.number(), z.string()]),
  content: z.string().nullish(),
  moduleIds: z.array(z.number()).nullish(),
  isFilterNote: z.boolean().nullish(),
});
export interface ScenarioNote extends z.output<typeof scenarioNote> {}
const ScenarioNote = named<ScenarioNote>(scenarioNote);

const One = z.looseObject({ note: ScenarioNote });
const scenario = { scenarioId: Id };
const params = { ...scenario, noteId: Id };
const query = { teamId: Id.optional(), organizationId: Id.optional() };
const body = {
  content: z.string().optional(),
  /** The modules that the note is about. */
  moduleIds: z.array(Id).optional(),
  /** Whether it is about the filter before a module. */
  isFilterNote: z.boolean().optional(),
  metadata: OpenObject.optional(),
};

export const scenarioNotes = group('scenarioNotes', {
  list: endpoint({
    method: 'GET',
    path: '/scenarios/:scenarioId/notes',
    scopes: ['scenarios:read'],
    effect: 'read',
    items: 'notes',
    unverified: true,
    params: scenario,
    query,
    reply: z.looseObject({ notes: z.array(ScenarioNote) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/scenarios/:scenarioId/notes',
    scopes: ['scenarios:write'],
    effect: 'create',
    repeat: 'verify',
    unverified: true,
    params: scenario,
    query,
    body,
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/scenarios/:scenarioId/notes/:noteId',
    scopes: ['scenarios:read'],
    effect: 'read',
    unverified: true,
    params,
    query,
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/scenarios/:scenarioId/notes/:noteId',
    scopes: ['scenarios:write'],
    effect: 'update',
    repeat: 'safe',
    unverified: true,
    params,
    query,
    body,
    reply: One,
  }),
  delete: endpoint({
    method: 'DELETE',
    path: '/scenarios/:scenarioId/notes/:noteId',
    scopes: ['scenarios:write'],
    effect: 'delete',
    repeat: 'verify',
    unverified: true,
    params,
    query,
    reply: z.looseObject({}).optional(),
  }),
});
