import { failing } from '../../../test/answers.js';
import { contextOver } from '../../../test/tool-context.js';
import { executionsWait } from './wait.js';

const run = { scenarioId: 7, executionId: 'e1' };

test('comes back with the result when the run has ended', async () => {
  const context = contextOver({ executions: { get: { status: 'SUCCESS', outputs: { total: 12 } } } });
  expect(await executionsWait.run(run, context)).toEqual({ ...run, status: 'success', outputs: { total: 12 } });
  expect(context.make.calls).toEqual([['executions.get', run]]);
});

test('comes back as running when the budget is spent, and can be called again', async () => {
  const context = contextOver({ executions: { get: { status: 'RUNNING' } } });
  expect(await executionsWait.run(run, context)).toMatchObject({ ...run, status: 'running' });
  expect(context.make.calls.length).toBeLessThanOrEqual(8);
  expect(executionsWait.annotations.readOnlyHint).toBe(true);
});

test('says at once that there is no such run', async () => {
  const context = contextOver({ executions: { get: failing('make_not_found') } });
  await expect(executionsWait.run(run, context)).rejects.toMatchObject({ code: 'make_not_found' });
});
