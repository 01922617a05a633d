import { z } from 'zod';
import { blueprint, fields, id, instant, json, jsons, rowSchema, scheduling, text } from './columns.js';
import type { BlueprintVersionRow, ExecutionRow, FolderRow, IncompleteExecutionRow, ScenarioRow } from '../rows.js';

export const folders = rowSchema<FolderRow>({
  id,
  teamId: id,
  name: text,
  parentId: id.nullable(),
});

export const scenarios = rowSchema<ScenarioRow>({
  id,
  type: z.exactOptional(z.literal('tool')),
  teamId: id,
  name: text,
  description: text,
  folderId: id.nullable(),
  blueprint,
  scheduling,
  interface: z.object({ input: fields, output: fields }),
  isActive: z.boolean(),
  isInvalid: z.boolean(),
  isPaused: z.boolean(),
  created: text,
  lastEdit: text,
  behaviour: text,
  runDurationMs: z.exactOptional(z.number()),
  nextStartMs: z.exactOptional(instant.nullable()),
  failuresInARow: z.exactOptional(z.number()),
  version: id,
  createdBy: id,
  updatedBy: id,
  buildVariables: z.array(z.object({ name: text, value: z.unknown() })),
  moduleData: json,
  recovery: json.nullable(),
});

export const blueprintVersions = rowSchema<BlueprintVersionRow>({
  scenarioId: id,
  version: id,
  created: text,
  blueprint,
});

export const executions = rowSchema<ExecutionRow>({
  id: text,
  scenarioId: id,
  teamId: id,
  startedMs: instant,
  durationMs: z.number(),
  status: z.enum(['RUNNING', 'SUCCESS', 'WARNING', 'ERROR']),
  operations: z.number(),
  transferBytes: z.number(),
  centicredits: z.number(),
  type: text,
  eventType: text,
  endsMs: z.exactOptional(instant.nullable()),
  isInstant: z.exactOptional(z.boolean()),
  isCheck: z.exactOptional(z.boolean()),
  name: z.exactOptional(text),
  inputs: json,
  furtherInputs: z.exactOptional(jsons),
  outputs: z.exactOptional(json),
  error: z.exactOptional(z.object({ name: text, message: text, causeModule: z.object({ name: text, appName: text }) })),
  authorId: id.nullable(),
  incompleteId: z.exactOptional(text),
});

export const incompleteExecutions = rowSchema<IncompleteExecutionRow>({
  id: text,
  scenarioId: id,
  teamId: id,
  executionId: text,
  reason: text,
  created: text,
  bundle: json,
  inputs: json,
  sizeBytes: z.number(),
  blueprint,
  failer: z.number(),
  resolved: z.boolean(),
  attempts: z.number(),
  retry: z.exactOptional(z.object({ attempts: z.number(), intervalMs: z.number() })),
  nextRetryMs: z.exactOptional(instant.nullable()),
  needsRepair: z.boolean(),
  retrying: z.boolean(),
});
