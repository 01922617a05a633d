import { contextOver } from '../../../test/tool-context.js';
import { teamsList } from './list.js';

const answers = { teams: { list: { teams: [{ id: 5, name: 'Operations', isPaused: false, operationsLimit: 9 }] } } };

test('lists the teams of the configured organization', async () => {
  const context = contextOver(answers);
  expect(await teamsList.run({ limit: 20, offset: 0 }, context)).toEqual({
    teams: [{ id: 5, name: 'Operations', isPaused: false }],
  });
  expect(context.make.calls).toEqual([['teams.list', { organizationId: 3, pg: { offset: 0, limit: 21 } }]]);
});

test('the argument comes before the configured organization', async () => {
  const context = contextOver(answers);
  await teamsList.run({ organizationId: 8, limit: 20, offset: 0 }, context);
  expect(context.make.calls[0]?.[1]).toMatchObject({ organizationId: 8 });
});

test('says how to name an organization when there is none', async () => {
  const context = contextOver(answers, { place: {} });
  await expect(teamsList.run({ limit: 20, offset: 0 }, context)).rejects.toMatchObject({
    code: 'organization_required',
  });
});
