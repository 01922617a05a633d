import { many } from '../../../test/answers.js';
import { contextOver } from '../../../test/tool-context.js';
import { connectionsList } from './list.js';

test('lists connections with kind and expiry, and nothing that could be a secret', async () => {
  const row = {
    id: 44,
    name: 'Sales mail',
    accountName: 'google-email',
    accountLabel: 'Gmail',
    expire: null,
    metadata: { value: 'a@b.c' },
    uid: 'u1',
  };
  const context = contextOver({ connections: { list: { connections: [row] } } });
  expect(await connectionsList.run({ limit: 20, offset: 0 }, context)).toEqual({
    connections: [{ id: 44, name: 'Sales mail', accountName: 'google-email', accountLabel: 'Gmail' }],
  });
  expect(context.make.calls).toEqual([['connections.list', { teamId: 5 }]]);
});

test('lets Make filter by kind', async () => {
  const context = contextOver({ connections: { list: { connections: [] } } });
  await connectionsList.run({ teamId: 6, type: ['slack2'], limit: 20, offset: 0 }, context);
  expect(context.make.calls).toEqual([['connections.list', { teamId: 6, type: ['slack2'] }]]);
});

test('pages over what Make sends whole', async () => {
  const context = contextOver({ connections: { list: { connections: many(30, (id) => ({ id, name: `C${id}` })) } } });
  const answer = await connectionsList.run({ limit: 25, offset: 0 }, context);
  expect(answer.connections).toHaveLength(25);
  expect(answer.nextOffset).toBe(25);
});
