import { contextOver } from '../../../test/tool-context.js';
import { incompleteExecutionsDelete } from './delete.js';

const dlqs = [
  { id: 'd1', reason: 'Rate limit', created: '2026-11-20' },
  { id: 'd2', reason: null, created: null },
  { id: 'd3', reason: 'Timeout', created: '2026-11-19' },
];

test('previews those that exist among the named ones, each with its reason', async () => {
  const context = contextOver({ incompleteExecutions: { list: { dlqs } } });
  const preview = await incompleteExecutionsDelete.preview?.({ scenarioId: 7, ids: ['d1', 'd2', 'gone'] }, context);
  expect(preview).toBe(
    '2 of the 3 incomplete executions of scenario 7 would be deleted with their data: d1 (Rate limit, 2026-11-20), d2 (no reason given, no date).',
  );
});

test('deletes the named ones only', async () => {
  const context = contextOver({ incompleteExecutions: { deleteMany: { dlqs: ['d1'] } } });
  expect(await incompleteExecutionsDelete.run({ scenarioId: 7, ids: ['d1'] }, context)).toEqual({ ids: ['d1'] });
  expect(context.make.calls).toEqual([
    ['incompleteExecutions.deleteMany', { scenarioId: 7, ids: ['d1'], confirmed: true }],
  ]);
});
