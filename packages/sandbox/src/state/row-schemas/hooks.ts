import { z } from 'zod';
import { id, instant, json, rowSchema, text } from './columns.js';
import type { DeliveryRow, HookLogRow, HookRow } from '../rows.js';

export const hooks = rowSchema<HookRow>({
  id,
  teamId: id,
  name: text,
  udid: text,
  typeName: text,
  type: text,
  data: json,
  enabled: z.boolean(),
  learning: z.boolean(),
  scenarioId: id.nullable(),
  unattachedSinceMs: instant.nullable(),
  gone: z.boolean(),
});

export const deliveries = rowSchema<DeliveryRow>({
  id: text,
  hookId: id,
  created: text,
  sizeBytes: z.number(),
  data: json,
});

export const hookLogs = rowSchema<HookLogRow>({
  id: text,
  hookId: id,
  loggedAt: text,
  statusId: id,
  request: json,
  response: json,
});
