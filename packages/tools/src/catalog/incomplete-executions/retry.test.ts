import { contextOver } from '../../../test/tool-context.js';
import { incompleteExecutionsRetry } from './retry.js';

test('retries the named ones only and says where the result will show', async () => {
  const context = contextOver({ incompleteExecutions: { retryMany: { dlqs: ['d1', 'd2'] } } });
  const answer = await incompleteExecutionsRetry.run({ scenarioId: 7, ids: ['d1', 'd2'] }, context);
  expect(answer.retried).toEqual(['d1', 'd2']);
  expect(answer.next).toContain('incomplete_executions_list');
  expect(context.make.calls).toEqual([['incompleteExecutions.retryMany', { scenarioId: 7, ids: ['d1', 'd2'] }]]);
});

const retrying = (dlqs: string[]) =>
  incompleteExecutionsRetry.run(
    { scenarioId: 7, ids: ['d1', 'gone'] },
    contextOver({ incompleteExecutions: { retryMany: { dlqs } } }),
  );

test('says which ones are not retried, and promises nothing when none is', async () => {
  expect(await retrying(['d1'])).toMatchObject({ retried: ['d1'], notRetried: ['gone'] });
  expect(await retrying([])).toEqual({
    retried: [],
    notRetried: ['d1', 'gone'],
    next: expect.stringMatching(/^Nothing is retried/),
  });
});

test('names what was asked for when Make answers with nothing', async () => {
  const context = contextOver({ incompleteExecutions: { retryMany: () => undefined } });
  expect(await incompleteExecutionsRetry.run({ scenarioId: 7, ids: ['d1'] }, context)).toMatchObject({
    retried: ['d1'],
  });
});

test('wants at least one id, and is not to be repeated blindly', () => {
  expect(incompleteExecutionsRetry.inputType.safeParse({ scenarioId: 7, ids: [] }).success).toBe(false);
  expect(incompleteExecutionsRetry.annotations).toMatchObject({ destructiveHint: true, idempotentHint: false });
});
