import { contextOver } from '../../../test/tool-context.js';
import { connectionsDelete } from './delete.js';

const answers = {
  connections: {
    get: { connection: { id: 44, name: 'Sales mail', accountName: 'google-email' } },
    delete: { connection: 44 },
  },
};

test('previews which connection would go', async () => {
  const context = contextOver(answers);
  const preview = await connectionsDelete.preview?.({ connectionId: 44 }, context);
  expect(preview).toMatch(/Connection 44 "Sales mail" \(google-email\).*stop working/);
  expect(context.make.calls).toEqual([['connections.get', { connectionId: 44 }]]);
});

test('tells Make that the caller has confirmed', async () => {
  const context = contextOver(answers);
  expect(await connectionsDelete.run({ connectionId: 44 }, context)).toEqual({ connectionId: 44 });
  expect(context.make.calls).toEqual([['connections.delete', { connectionId: 44, confirmed: true }]]);
});
