import { contextOver } from '../../../test/tool-context.js';
import { incompleteExecutionsDelete } from './delete.js';

const dlqs = [
  { id: 'd1', reason: 'Rate limit', created: '2026-11-20' },
  { id: 'd2', reason: null, created: null },
  { id: 'd3', reason: 'Timeout', created: '2026-11-19' },
];

test('previews the named ones, each with its reason', async () => {
  const context = contextOver({ incompleteExecutions: { list: { dlqs } } });
  const preview = await incompleteExecutionsDelete.preview?.({ scenarioId: 7, ids: ['d1', 'd2'] }, context);
  expect(preview).toBe(
    '2 of the 3 incomplete executions of scenario 7 would be deleted with their data: d1 (Rate limit, 2026-11-20), d2 (no reason given, no date).',
  );
});

test('previews nothing when an id is not in the list, and names it', async () => {
  const context = contextOver({ incompleteExecutions: { list: { dlqs } } });
  const previewing = incompleteExecutionsDelete.preview?.({ scenarioId: 7, ids: ['d1', 'gone'] }, context);
  await expect(previewing).rejects.toMatchObject({
    code: 'arguments_invalid',
    message: expect.stringMatching(/not among the incomplete executions of scenario 7: gone\./),
  });
});

test('names a missing id in a few words, whatever was sent', async () => {
  const context = contextOver({ incompleteExecutions: { list: { dlqs } } });
  const previewing = incompleteExecutionsDelete.preview?.({ scenarioId: 7, ids: ['x'.repeat(9_000)] }, context);
  await expect(previewing).rejects.toMatchObject({ message: expect.stringMatching(/^.{1,400}$/) });
});

test('deletes the named ones only', async () => {
  const context = contextOver({ incompleteExecutions: { deleteMany: { dlqs: ['d1'] } } });
  expect(await incompleteExecutionsDelete.run({ scenarioId: 7, ids: ['d1'] }, context)).toEqual({ ids: ['d1'] });
  expect(context.make.calls).toEqual([
    ['incompleteExecutions.deleteMany', { scenarioId: 7, ids: ['d1'], confirmed: true }],
  ]);
});
