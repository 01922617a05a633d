import { many } from '../../../test/answers.js';
import { contextOver } from '../../../test/tool-context.js';
import { executionsList } from './list.js';

test('tells of each run its end, duration and cost in words and units', async () => {
  const log = {
    id: 'e1',
    imtId: 'i1',
    timestamp: '2026-11-20T10:00:00Z',
    status: 2,
    duration: 1_200,
    operations: 4,
    centicredits: 450,
    transfer: 900,
    teamId: 5,
  };
  const event = { id: 'v1', eventType: 'EXECUTION_START', status: null };
  const context = contextOver({ executions: { list: { scenarioLogs: [log, event] } } });
  expect(await executionsList.run({ scenarioId: 7, limit: 20, offset: 0 }, context)).toEqual({
    executions: [
      {
        executionId: 'e1',
        timestamp: '2026-11-20T10:00:00Z',
        status: 'warning',
        durationMs: 1_200,
        operations: 4,
        credits: 4.5,
      },
      { executionId: 'v1', eventType: 'EXECUTION_START' },
    ],
  });
});

test('turns words and times into what Make filters by', async () => {
  const context = contextOver({ executions: { list: { scenarioLogs: [] } } });
  const args = executionsList.inputType.parse({
    scenarioId: 7,
    status: 'error',
    from: '2026-11-01T00:00:00Z',
    to: '2026-11-02T00:00:00+01:00',
  });
  await executionsList.run(args, context);
  expect(context.make.calls).toEqual([
    [
      'executions.list',
      { scenarioId: 7, status: 3, from: 1_793_491_200_000, to: 1_793_574_000_000, pg: { offset: 0, limit: 21 } },
    ],
  ]);
});

test('refuses a time that is none', () => {
  expect(executionsList.inputType.safeParse({ scenarioId: 7, from: 'yesterday' }).success).toBe(false);
});

test('pages', async () => {
  const context = contextOver({ executions: { list: { scenarioLogs: many(21, (at) => ({ id: `e${at}` })) } } });
  const answer = await executionsList.run({ scenarioId: 7, limit: 20, offset: 20 }, context);
  expect(answer.executions).toHaveLength(20);
  expect(answer.nextOffset).toBe(40);
});
