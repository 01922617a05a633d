import { failing } from '../../../test/answers.js';
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
  const organizations = [
    { id: 3, name: 'Nordwind' },
    { id: 4, name: 'Elsewhere' },
  ];
  const context = contextOver({ ...answers, organizations: { list: { organizations } } }, { place: {} });
  await expect(teamsList.run({ limit: 20, offset: 0 }, context)).rejects.toMatchObject({
    code: 'organization_required',
  });
});

test('lists those of the configured team’s organization when no organization is configured', async () => {
  const context = contextOver(
    { teams: { get: { team: { id: 5, name: 'Operations', organizationId: 3 } }, list: { teams: [] } } },
    { place: { teamId: 5 } },
  );
  await teamsList.run({ limit: 20, offset: 0 }, context);
  expect(context.make.calls.at(-1)).toEqual(['teams.list', { organizationId: 3, pg: { offset: 0, limit: 21 } }]);
});

const listing = (code: string) =>
  teamsList.run({ limit: 20, offset: 0 }, contextOver({ organizations: { list: failing(code) } }, { place: {} }));

test('asks which organization when the credential may not look it up, and passes an unreachable Make on', async () => {
  await expect(listing('make_forbidden')).rejects.toMatchObject({ code: 'organization_required' });
  await expect(listing('make_unavailable')).rejects.toMatchObject({ code: 'make_unavailable' });
});
