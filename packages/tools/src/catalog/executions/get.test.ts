import { failing } from '../../../test/answers.js';
import { contextOver } from '../../../test/tool-context.js';
import { executionsGet } from './get.js';

const run = { scenarioId: 7, executionId: 'e1' };

test('joins the state of a run that has ended with its line in the log', async () => {
  const context = contextOver({
    executions: {
      get: { status: 'SUCCESS', outputs: { total: 12 } },
      getLog: {
        scenarioLog: { id: 'e1', timestamp: '2026-11-20T10:00:00Z', duration: 900, operations: 3, centicredits: 300 },
      },
    },
  });
  expect(await executionsGet.run(run, context)).toEqual({
    ...run,
    status: 'success',
    outputs: { total: 12 },
    timestamp: '2026-11-20T10:00:00Z',
    durationMs: 900,
    operations: 3,
    credits: 3,
  });
});

test('looks once at a run that goes on, and says how to wait for it', async () => {
  const context = contextOver({ executions: { get: { status: 'RUNNING' } } });
  const answer = await executionsGet.run(run, context);
  expect(answer.status).toBe('running');
  expect(answer.next).toContain('executions_wait');
  expect(context.make.calls).toHaveLength(1);
});

test('does without a log line that Make no longer keeps', async () => {
  const error = { message: 'No such row' };
  const context = contextOver({ executions: { get: { status: 'ERROR', error }, getLog: failing('make_not_found') } });
  const answer = await executionsGet.run(run, context);
  expect(answer).toEqual({ ...run, status: 'error', error, next: expect.stringContaining('retried') });
});

test('passes on any other refusal to read the log', async () => {
  const context = contextOver({ executions: { get: { status: 'ERROR' }, getLog: failing('make_forbidden') } });
  await expect(executionsGet.run(run, context)).rejects.toMatchObject({ code: 'make_forbidden' });
});
