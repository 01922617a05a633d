import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Blueprint } from '../shapes/blueprint.js';
import { ExecutionLog } from '../shapes/execution-log.js';
import { Id } from '../shapes/ids.js';
import { jsonText, jsonTextOr } from '../shapes/json-text.js';
import { OpenObject } from '../shapes/open-object.js';
import { pg, repliedPg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

export type { Blueprint } from '../shapes/blueprint.js';
export type { ExecutionLog } from '../shapes/execution-log.js';

/** `size` is in bytes. `retry` tells whether Make repeats it by itself, `attempts` how often it did. */
const incompleteExecution = z.looseObject({
  id: z.string(),
  reason: z.string().nullish(),
  created: z.string().nullish(),
  size: z.number().nullish(),
  resolved: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
  retry: z.boolean().nullish(),
  attempts: z.number().nullish(),
  index: z.number().nullish(),
  scenarioId: z.number().nullish(),
  scenarioName: z.string().nullish(),
  companyId: z.number().nullish(),
  companyName: z.string().nullish(),
  executionId: z.string().nullish(),
});
export interface IncompleteExecution extends z.output<typeof incompleteExecution> {}
const IncompleteExecution = named<IncompleteExecution>(incompleteExecution);

const params = { dlqId: z.string().min(1) };
/** Name the ids, or say `all`, with `exceptIds` for those to leave alone. */
const chosen = {
  ids: z.array(z.string()).optional(),
  all: z.boolean().optional(),
  exceptIds: z.array(z.string()).optional(),
};

export const incompleteExecutions = group('incompleteExecutions', {
  list: endpoint({
    method: 'GET',
    path: '/dlqs',
    scopes: ['dlqs:read'],
    effect: 'read',
    items: 'dlqs',
    query: { scenarioId: Id },
    reply: z.looseObject({ dlqs: z.array(IncompleteExecution) }),
  }),
  /** `all` needs `confirmed`. */
  deleteMany: endpoint({
    method: 'DELETE',
    path: '/dlqs',
    scopes: ['dlqs:write'],
    effect: 'delete',
    repeat: 'verify',
    partial: true,
    query: { scenarioId: Id, confirmed: z.boolean().optional() },
    body: chosen,
    reply: z.looseObject({ dlqs: z.array(z.string()) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/dlqs/:dlqId',
    scopes: ['dlqs:read'],
    effect: 'read',
    params,
    reply: z.looseObject({ dlq: IncompleteExecution }),
  }),
  /** Repairs what a retry will run. `failer` is the id of the module that failed. */
  update: endpoint({
    method: 'PATCH',
    path: '/dlqs/:dlqId',
    scopes: ['dlqs:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    body: { blueprint: jsonText(OpenObject).optional(), failer: z.int().optional() },
    reply: z.looseObject({
      dlq: z.looseObject({ failer: z.number().nullish(), blueprint: jsonTextOr(Blueprint).nullish() }),
    }),
  }),
  /** The blueprint as it was when the execution failed. */
  blueprint: endpoint({
    method: 'GET',
    path: '/dlqs/:dlqId/blueprint',
    scopes: ['dlqs:read'],
    effect: 'read',
    params,
    reply: z.looseObject({
      code: z.string().optional(),
      response: z.looseObject({ blueprint: jsonTextOr(Blueprint), reason: z.string().nullish() }),
    }),
  }),
  /** The data that the execution held when it failed. */
  bundle: endpoint({
    method: 'GET',
    path: '/dlqs/:dlqId/bundle',
    scopes: ['dlqs:read'],
    effect: 'read',
    params,
    reply: z.looseObject({ code: z.string().optional(), response: z.unknown() }),
  }),
  /** What happened to each retry. Times are milliseconds since 1970. */
  logs: endpoint({
    method: 'GET',
    path: '/dlqs/:dlqId/logs',
    scopes: ['dlqs:read'],
    effect: 'read',
    items: 'dlqLogs',
    paged: true,
    params,
    query: {
      status: z.int().min(1).max(3).optional(),
      from: z.int().optional(),
      to: z.int().optional(),
      pg,
    },
    reply: z.looseObject({ dlqLogs: z.array(ExecutionLog), pg: repliedPg }),
  }),
  getLog: endpoint({
    method: 'GET',
    path: '/dlqs/:dlqId/logs/:executionDlqId',
    scopes: ['dlqs:read'],
    effect: 'read',
    params: { ...params, executionDlqId: z.string().min(1) },
    reply: z.looseObject({ dlqLog: ExecutionLog }),
  }),
  /** Returns before the retry has run; the retry costs credits. */
  retry: endpoint({
    method: 'POST',
    path: '/dlqs/:dlqId/retry',
    scopes: ['dlqs:write'],
    effect: 'run',
    params,
    reply: z.looseObject({ dlq: z.string().optional() }).optional(),
  }),
  /** Returns before the retries have run; each costs credits. */
  retryMany: endpoint({
    method: 'POST',
    path: '/dlqs/retry',
    scopes: ['dlqs:write'],
    effect: 'run',
    query: { scenarioId: Id },
    body: chosen,
    reply: z.looseObject({ dlqs: z.array(z.string()).optional() }).optional(),
  }),
});
