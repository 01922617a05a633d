import { z } from 'zod';
import { id, json, rowSchema, text } from './columns.js';
import type { ScenarioNoteRow, SharedScenarioRow } from '../scenario-side-rows.js';

export const sharedScenarios = rowSchema<SharedScenarioRow>({
  id: text,
  scenarioId: id,
  teamId: id,
  title: text,
  descriptionShort: text,
  descriptionLong: text,
  isEnabled: z.boolean(),
  created: text,
});

export const scenarioNotes = rowSchema<ScenarioNoteRow>({
  id,
  scenarioId: id,
  content: text,
  moduleIds: z.array(z.number()),
  isFilterNote: z.boolean(),
  metadata: json,
});
