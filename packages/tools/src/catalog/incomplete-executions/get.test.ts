import { contextOver } from '../../../test/tool-context.js';
import { incompleteExecutionsGet } from './get.js';

const dlq = {
  id: 'd1',
  reason: 'Rate limit',
  scenarioId: 7,
  executionId: 'e1',
  resolved: false,
  attempts: 1,
  companyId: 3,
  size: 90,
};

test('joins the reason with the data that the run held', async () => {
  const bundle = { code: 'OK', response: [{ order: 17 }] };
  const context = contextOver({ incompleteExecutions: { get: { dlq }, bundle } });
  expect(await incompleteExecutionsGet.run({ id: 'd1' }, context)).toEqual({
    id: 'd1',
    reason: 'Rate limit',
    scenarioId: 7,
    executionId: 'e1',
    resolved: false,
    attempts: 1,
    bundle: [{ order: 17 }],
  });
});

test('shortens data that would not fit into an answer', async () => {
  const bundle = { response: [{ body: 'x'.repeat(90_000) }] };
  const context = contextOver({ incompleteExecutions: { get: { dlq }, bundle } });
  const answer = await incompleteExecutionsGet.run({ id: 'd1' }, context);
  expect(JSON.stringify(answer.bundle)).toContain('more characters left out');
  expect(JSON.stringify(answer).length).toBeLessThan(25_000);
});
