import { contextOver } from '../../../test/tool-context.js';
import { connectionsUpdate } from './update.js';

test('renames the connection', async () => {
  const context = contextOver({ connections: { update: { connection: { id: 44, name: 'Support mail' } } } });
  const answer = await connectionsUpdate.run({ connectionId: 44, name: 'Support mail' }, context);
  expect(answer).toEqual({ id: 44, name: 'Support mail' });
  expect(context.make.calls).toEqual([['connections.update', { connectionId: 44, name: 'Support mail' }]]);
});

test('wants a name of at most 128 characters', () => {
  expect(connectionsUpdate.inputType.safeParse({ connectionId: 44, name: 'x'.repeat(129) }).success).toBe(false);
  expect(connectionsUpdate.inputType.safeParse({ connectionId: 44, name: '' }).success).toBe(false);
});
