import { many } from '../../../test/answers.js';
import { contextOver } from '../../../test/tool-context.js';
import { organizationsList } from './list.js';

test('lists organizations with their zone and leaves out what is empty', async () => {
  const rows = [
    { id: 3, name: 'Nordwind', zone: 'eu1.make.com', isPaused: null, license: { apiLimit: 60 } },
    { id: 4, name: 'Elsewhere', zone: null },
  ];
  const context = contextOver({ organizations: { list: { organizations: rows } } });
  expect(await organizationsList.run({ limit: 20, offset: 0 }, context)).toEqual({
    organizations: [
      { id: 3, name: 'Nordwind', zone: 'eu1.make.com' },
      { id: 4, name: 'Elsewhere' },
    ],
  });
});

test('pages: asks for one row more and says where the next page begins', async () => {
  const context = contextOver({
    organizations: { list: { organizations: many(3, (id) => ({ id, name: `O${id}` })) } },
  });
  const answer = await organizationsList.run({ limit: 2, offset: 4 }, context);
  expect(answer.nextOffset).toBe(6);
  expect(context.make.calls).toEqual([['organizations.list', { pg: { offset: 4, limit: 3 } }]]);
});
