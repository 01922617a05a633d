import { contextOver } from '../../../test/tool-context.js';
import { teamsGet } from './get.js';

test('tells the limit and what is used of it as numbers', async () => {
  const team = {
    id: 5,
    name: 'Operations',
    organizationId: 3,
    operationsLimit: '1000',
    consumedOperations: 250,
    isPaused: null,
  };
  const context = contextOver({ teams: { get: { team } } });
  expect(await teamsGet.run({}, context)).toEqual({
    id: 5,
    name: 'Operations',
    organizationId: 3,
    operationsLimit: 1_000,
    consumedOperations: 250,
  });
  expect(context.make.calls).toEqual([['teams.get', { teamId: 5 }]]);
});
