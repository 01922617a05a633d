import { contextOver } from '../../../test/tool-context.js';
import { teamsCreate } from './create.js';

test('makes a team in the configured organization', async () => {
  const context = contextOver({ teams: { create: { team: { id: 6, name: 'Sales', operationsLimit: null } } } });
  expect(await teamsCreate.run({ name: 'Sales', operationsLimit: 500 }, context)).toEqual({ id: 6, name: 'Sales' });
  expect(context.make.calls).toEqual([['teams.create', { organizationId: 3, name: 'Sales', operationsLimit: 500 }]]);
});
