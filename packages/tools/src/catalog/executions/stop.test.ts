import { contextOver } from '../../../test/tool-context.js';
import { executionsStop } from './stop.js';

const run = { scenarioId: 7, executionId: 'e1', force: false };

test('previews a run that would be ended', async () => {
  const context = contextOver({ executions: { get: { status: 'RUNNING' } } });
  expect(await executionsStop.preview?.(run, context)).toContain('is running and would be ended');
});

test('asks for no confirmation when the run has ended, and says so', async () => {
  const context = contextOver({ executions: { get: { status: 'SUCCESS' } } });
  await expect(executionsStop.preview?.(run, context)).rejects.toMatchObject({
    code: 'nothing_to_do',
    message: 'Execution e1 of scenario 7 has already ended (success). There is nothing to stop.',
  });
});

test('ends the run, gently unless told otherwise', async () => {
  const context = contextOver({ executions: { stop: { ok: true } } });
  expect(await executionsStop.run(run, context)).toEqual({ executionId: 'e1' });
  expect(context.make.calls).toEqual([['executions.stop', run]]);
  expect(executionsStop.inputType.parse({ scenarioId: 7, executionId: 'e1' }).force).toBe(false);
});
