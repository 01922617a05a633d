import { contextOver } from '../../../test/tool-context.js';
import { usersMe } from './me.js';

test('tells who the credential belongs to', async () => {
  const authUser = { id: 1, name: 'Ada', email: 'ada@example.com', language: 'en', localeId: null, avatar: 'x' };
  const context = contextOver({ users: { me: { authUser } } });
  expect(await usersMe.run({}, context)).toEqual({ id: 1, name: 'Ada', email: 'ada@example.com', language: 'en' });
});
