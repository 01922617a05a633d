import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Acknowledgement } from '../shapes/acknowledgement.js';
import { ExecutionLog } from '../shapes/execution-log.js';
import { Id } from '../shapes/ids.js';
import { OpenObject } from '../shapes/open-object.js';
import { pg, repliedPg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

export type { ExecutionLog } from '../shapes/execution-log.js';

/** `status`: RUNNING, SUCCESS, WARNING or ERROR. */
const execution = z.looseObject({
  status: z.string(),
  outputs: OpenObject.nullish(),
  error: z
    .looseObject({
      name: z.string().nullish(),
      message: z.string().nullish(),
      causeModule: z.looseObject({ name: z.string().nullish(), appName: z.string().nullish() }).nullish(),
    })
    .nullish(),
});
export interface Execution extends z.output<typeof execution> {}
const Execution = named<Execution>(execution);

const logs = z.looseObject({ scenarioLogs: z.array(ExecutionLog), pg: repliedPg });
const params = { scenarioId: Id, executionId: z.string().min(1) };
const count = z.int().nonnegative().optional();
/** Milliseconds since 1970. */
const time = z.int().optional();

export const executions = group('executions', {
  /**
   * Lines of every scenario's log since a time (milliseconds since 1970). `pg.limit`: default 50, at most 200. There is
   * no offset: ask for a long time in parts, with `since` and `until`.
   */
  listAll: endpoint({
    method: 'GET',
    path: '/scenarios/logs',
    scopes: ['scenarios:read'],
    effect: 'read',
    query: { since: z.int(), until: time, pg },
    reply: logs,
  }),
  /** Newest first. `status`: 1 success, 2 warning, 3 error. How far back it goes depends on the plan. */
  list: endpoint({
    method: 'GET',
    path: '/scenarios/:scenarioId/logs',
    scopes: ['scenarios:read'],
    effect: 'read',
    items: 'scenarioLogs',
    paged: true,
    params: { scenarioId: Id },
    query: {
      from: time,
      to: time,
      status: z.int().min(1).max(3).optional(),
      durationFrom: count,
      durationTo: count,
      operationsFrom: count,
      operationsTo: count,
      transferFrom: count,
      transferTo: count,
      creditsFrom: count,
      creditsTo: count,
      executionName: z.string().optional(),
      showCheckRuns: z.boolean().optional(),
      pg,
    },
    reply: logs,
  }),
  getLog: endpoint({
    method: 'GET',
    path: '/scenarios/:scenarioId/logs/:executionId',
    scopes: ['scenarios:read'],
    effect: 'read',
    params,
    reply: z.looseObject({ scenarioLog: ExecutionLog }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/scenarios/:scenarioId/executions/:executionId',
    scopes: ['scenarios:read'],
    effect: 'read',
    params,
    query: { maxBytes: z.int().positive().optional() },
    reply: Execution,
  }),
  /** Ends a running execution. `force` does not wait for the module at work. */
  stop: endpoint({
    method: 'POST',
    path: '/scenarios/:scenarioId/executions/:executionId/stop',
    scopes: ['scenarios:write'],
    effect: 'delete',
    repeat: 'safe',
    params,
    body: { force: z.boolean().optional() },
    reply: Acknowledgement,
  }),
});
