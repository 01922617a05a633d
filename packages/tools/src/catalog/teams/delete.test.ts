import { failing, many } from '../../../test/answers.js';
import { contextOver } from '../../../test/tool-context.js';
import { teamsDelete } from './delete.js';

test('previews everything the team owns, and says what could not be counted', async () => {
  const context = contextOver({
    teams: { get: { team: { id: 6, name: 'Sales' } } },
    scenarios: { list: { scenarios: many(12, (id) => ({ id, name: `S${id}` })) } },
    connections: { list: { connections: many(5, (id) => ({ id, name: `C${id}` })) } },
    hooks: { list: failing('make_forbidden') },
    dataStores: { list: { dataStores: [] } },
  });
  expect(await teamsDelete.preview?.({ teamId: 6 }, context)).toBe(
    'Team 6 "Sales" would be deleted with everything it owns: 12 scenarios, 5 connections, an unknown number of hooks, 0 data stores.',
  );
});

test('deletes the named team, never the configured one by default', async () => {
  const context = contextOver({ teams: { delete: { team: 6 } } });
  expect(await teamsDelete.run({ teamId: 6 }, context)).toEqual({ teamId: 6 });
  expect(context.make.calls).toEqual([['teams.delete', { teamId: 6, confirmed: true }]]);
  expect(teamsDelete.inputType.safeParse({}).success).toBe(false);
});
