import { contextOver } from '../../../test/tool-context.js';
import { incompleteExecutionsUpdate } from './update.js';

test('sends the repaired blueprint', async () => {
  const blueprint = { name: 'Orders', flow: [], metadata: {} };
  const context = contextOver({ incompleteExecutions: { update: { dlq: { failer: 4, blueprint } } } });
  expect(await incompleteExecutionsUpdate.run({ id: 'd1', blueprint, failer: 4 }, context)).toEqual({
    id: 'd1',
    failer: 4,
  });
  expect(context.make.calls).toEqual([['incompleteExecutions.update', { dlqId: 'd1', blueprint, failer: 4 }]]);
});

test('refuses a call that changes nothing', async () => {
  await expect(incompleteExecutionsUpdate.run({ id: 'd1' }, contextOver({}))).rejects.toMatchObject({
    code: 'arguments_invalid',
  });
});
