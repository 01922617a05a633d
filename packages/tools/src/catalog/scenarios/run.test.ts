import { contextOver } from '../../../test/tool-context.js';
import { scenariosRun } from './run.js';

test('passes the inputs to Make and comes back with the outputs', async () => {
  const context = contextOver({
    scenarios: { run: { executionId: 'e1' } },
    executions: { get: { status: 'SUCCESS', outputs: { total: 12 } } },
  });
  expect(await scenariosRun.run({ scenarioId: 7, inputs: { city: 'Brno' } }, context)).toEqual({
    executionId: 'e1',
    scenarioId: 7,
    status: 'success',
    outputs: { total: 12 },
  });
  expect(context.make.calls[0]).toEqual([
    'scenarios.run',
    { scenarioId: 7, data: { city: 'Brno' }, responsive: false },
  ]);
});

test('comes back with a handle when the run outlasts the wait', async () => {
  const context = contextOver(
    { scenarios: { run: { executionId: 'e1' } }, executions: { get: { status: 'RUNNING' } } },
    { waitBudgetMs: 3_500 },
  );
  const answer = await scenariosRun.run({ scenarioId: 7, inputs: {} }, context);
  expect(answer).toMatchObject({ executionId: 'e1', scenarioId: 7, status: 'running' });
  expect(answer.next).toContain('executions_wait');
  expect(context.pausesMs).toEqual([1_000, 2_000, 500]);
});

test('runs without inputs when none are given', () => {
  expect(scenariosRun.inputType.parse({ scenarioId: 7 })).toEqual({ scenarioId: 7, inputs: {} });
});

test('is shown to a token that may run but not read', () => {
  expect(scenariosRun.scopes).toEqual(['scenarios:run']);
  expect(scenariosRun.annotations.idempotentHint).toBe(false);
});
