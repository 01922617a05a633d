import { many } from '../../../test/answers.js';
import { contextOver } from '../../../test/tool-context.js';
import { incompleteExecutionsList } from './list.js';

test('lists what failed half way, with the reason', async () => {
  const dlqs = [
    { id: 'd1', reason: 'Rate limit', created: '2026-11-20', size: 900, resolved: false, retry: true, attempts: 2 },
  ];
  const context = contextOver({ incompleteExecutions: { list: { dlqs } } });
  expect(await incompleteExecutionsList.run({ scenarioId: 7, limit: 20, offset: 0 }, context)).toEqual({
    incompleteExecutions: [{ id: 'd1', reason: 'Rate limit', created: '2026-11-20', resolved: false, attempts: 2 }],
  });
  expect(context.make.calls).toEqual([['incompleteExecutions.list', { scenarioId: 7 }]]);
});

test('pages over what Make sends whole', async () => {
  const context = contextOver({ incompleteExecutions: { list: { dlqs: many(45, (at) => ({ id: `d${at}` })) } } });
  const answer = await incompleteExecutionsList.run({ scenarioId: 7, limit: 20, offset: 20 }, context);
  expect(answer.incompleteExecutions[0]?.id).toBe('d20');
  expect(answer.nextOffset).toBe(40);
});
