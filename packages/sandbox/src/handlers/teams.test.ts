import { called, openZone, scenarioId } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

test('deleting a team always wants a confirmation, and takes all it owns', async () => {
  const { make, zone } = open;
  const team = { teamId: zone.otherTeamId };
  const [scenario] = (await make.scenarios.list(team)).scenarios;
  await expect(make.teams.delete(team)).rejects.toMatchObject({
    makeCode: 'IM004',
    detail: expect.stringContaining("'Marketing' with 3 scenarios"),
  });
  await make.teams.delete({ ...team, confirmed: true });
  await expect(make.scenarios.list(team)).rejects.toMatchObject({ status: 404 });
  await expect(make.scenarios.get({ scenarioId: scenario?.id ?? 0 })).rejects.toMatchObject({ status: 404 });
  expect((await make.organizations.get({ organizationId: zone.organizationId })).organization).toMatchObject({
    scenarios: 15,
  });
});

test('a team is renamed and limited', async () => {
  const { make, zone } = open;
  await make.teams.update({ teamId: zone.teamId, name: 'Ops', operationsLimit: 500 });
  await expect(make.teams.get({ teamId: zone.teamId })).resolves.toMatchObject({
    team: { name: 'Ops', operationsLimit: 500 },
  });
});

test('variables are made, changed, remembered and removed', async () => {
  const { make, zone } = open;
  const variable = { teamId: zone.teamId, variableName: 'season' };
  await make.teams.createVariable({ teamId: zone.teamId, name: 'season', typeId: 2, value: 'spring' });
  await make.teams.updateVariable({ ...variable, value: 'summer' });
  const { teamVariables } = await make.teams.variables({ teamId: zone.teamId });
  expect(called(teamVariables, 'season')).toMatchObject({ typeId: 2, value: 'summer' });
  await expect(make.teams.variableHistory(variable)).resolves.toMatchObject({ history: [{ value: 'spring' }] });
  await make.teams.updateVariable({ ...variable, value: null });
  expect(called((await make.teams.variables({ teamId: zone.teamId })).teamVariables, 'season').value).toBeNull();
  await expect(make.teams.deleteVariable(variable)).rejects.toMatchObject({ makeCode: 'IM004' });
  await make.teams.deleteVariable({ ...variable, confirmed: true });
  await expect(make.teams.deleteVariable(variable)).rejects.toMatchObject({ status: 404 });
});

test('another organization is not there', async () => {
  await expect(open.make.teams.list({ organizationId: 1 })).rejects.toMatchObject({ status: 404 });
  await expect(open.make.organizations.usage({ organizationId: 1 })).rejects.toMatchObject({ status: 404 });
});

test('executions are searched by status, text and time over all teams', async () => {
  const { make, zone } = open;
  const search = async (filter: object) =>
    (await make.organizations.searchExecutions({ organizationId: zone.organizationId, pageSize: 500, ...filter }))
      .results;
  const failed = await search({ status: [3] });
  expect(failed.length).toBeGreaterThan(20);
  for (const row of failed) expect(row).toMatchObject({ status: 3, error: { message: expect.any(String) } });
  expect(await search({ errorMessage: 'no such text' })).toEqual([]);
  const chosen = await scenarioId(open, 'Quote shipping cost');
  for (const row of await search({ scenarioIds: [chosen] })) expect(row).toMatchObject({ scenarioId: chosen });
  expect(await search({ to: '2001-01-01T00:00:00Z' })).toEqual([]);
  expect(await search({ pageSize: 5, pageIndex: 1 })).toEqual((await search({})).slice(5, 10));
});

test('the search in execution data is not in the plan', async () => {
  const { organizationId } = open.zone;
  await expect(open.make.organizations.searchExecutionData({ organizationId })).rejects.toMatchObject({
    code: 'make_plan',
  });
});

test('a deleted folder leaves its scenarios and folders without one', async () => {
  const { make, zone } = open;
  const { teamId } = zone;
  const { id: folderId } = called((await make.folders.list({ teamId })).scenariosFolders, 'Reports');
  const child = await make.folders.create({ teamId, name: 'Old reports', parentId: folderId });
  const scenario = { scenarioId: await scenarioId(open, 'Report stored records') };
  await expect(make.scenarios.get(scenario)).resolves.toMatchObject({ scenario: { folderId } });
  await make.folders.delete({ folderId });
  await expect(make.scenarios.get(scenario)).resolves.toMatchObject({ scenario: { folderId: null } });
  const { scenariosFolders } = await make.folders.list({ teamId });
  expect(scenariosFolders.find(({ id }) => id === child.scenarioFolder.id)).toMatchObject({ parentId: null });
});
