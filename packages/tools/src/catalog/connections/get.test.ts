import { contextOver } from '../../../test/tool-context.js';
import { connectionsGet } from './get.js';

test('tells what a connection is, and passes on nothing that could be a secret', async () => {
  const connection = {
    id: 44,
    name: 'Sales mail',
    accountName: 'google-email',
    teamId: 5,
    editable: false,
    scopesCnt: 3,
    expire: null,
    metadata: { value: 'a@b.c' },
    uid: 'u1',
  };
  const context = contextOver({ connections: { get: { connection } } });
  expect(await connectionsGet.run({ connectionId: 44 }, context)).toEqual({
    id: 44,
    name: 'Sales mail',
    accountName: 'google-email',
    teamId: 5,
    editable: false,
    scopesCnt: 3,
  });
});
