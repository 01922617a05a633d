import { called, clientWith, openZone, scenarioId } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const module = { id: 1, module: 'util:SetVariables', version: 1, parameters: {}, mapper: {} };
const onDemand = { type: 'on-demand' };

const create = (blueprint: Record<string, unknown>, rest: { confirmed?: boolean; folderId?: number } = {}) =>
  open.make.scenarios.create({ teamId: open.zone.teamId, blueprint, scheduling: onDemand, ...rest });

test('a list wants exactly one of teamId and organizationId', async () => {
  const { teamId, organizationId } = open.zone;
  const refusal = { code: 'make_invalid', makeCode: 'SC400', suberrors: [{ name: 'teamId' }] };
  // Our client would not let these out.
  const list = { method: 'GET', path: '/scenarios' } as const;
  await expect(open.make.request(list)).rejects.toMatchObject(refusal);
  await expect(open.make.request({ ...list, query: { teamId, organizationId } })).rejects.toMatchObject(refusal);
});

test('a list is narrowed by activity, folder and ids, and sorted as asked', async () => {
  const { make, zone } = open;
  const { teamId } = zone;
  const inactive = await make.scenarios.list({ teamId, isActive: false });
  expect(inactive.scenarios.map(({ name }) => name)).toEqual(['Archive closed orders', 'Bridge to the old warehouse']);
  const folder = called((await make.folders.list({ teamId })).scenariosFolders, 'Reports');
  const inside = await make.scenarios.list({ teamId, folderId: folder.id, pg: { sortBy: 'name', sortDir: 'desc' } });
  expect(inside.scenarios.map(({ name }) => name)).toEqual(['Send weekly order digest', 'Report stored records']);
  const ids = inside.scenarios.map(({ id }) => id);
  expect((await make.scenarios.list({ teamId, id: ids })).scenarios).toHaveLength(2);
});

test('a page says where it is and how many there are', async () => {
  const pg = { offset: 3, limit: 2, returnTotalCount: true };
  const page = await open.make.scenarios.list({ teamId: open.zone.teamId, pg });
  expect(page.pg).toMatchObject({ offset: 3, limit: 2, sortBy: 'id', sortDir: 'asc', totalCount: 15 });
  expect(page.scenarios).toHaveLength(2);
});

test('columns that were not named are left out', async () => {
  const cols = ['id', 'name', 'isActive'];
  const { scenarios } = await open.make.scenarios.list({ teamId: open.zone.teamId, cols });
  expect(Object.keys(scenarios[0] ?? {})).toEqual(['id', 'name', 'isActive']);
  const all = await open.make.scenarios.get({ scenarioId: scenarios[0]?.id ?? 0, cols: ['*'] });
  expect(Object.keys(all.scenario).length).toBeGreaterThan(20);
});

test.each([
  [
    { name: 'x', metadata: {} },
    { status: 400, detail: "should have required property 'flow'" },
  ],
  [
    { name: 'x', flow: [module] },
    { status: 400, detail: "should have required property 'metadata'" },
  ],
  [{ flow: [module], metadata: {} }, { status: 500 }],
])('a blueprint like %j is refused as Make refuses it', async (blueprint, refusal) => {
  const headers = { authorization: `Token ${open.zone.apiToken}` };
  const body = JSON.stringify({
    teamId: open.zone.teamId,
    scheduling: '{"type":"on-demand"}',
    blueprint: JSON.stringify(blueprint),
  });
  const answer = await fetch(`${open.zone.url}/api/v2/scenarios`, { method: 'POST', headers, body });
  const { detail }: Record<string, unknown> = JSON.parse(await answer.text());
  expect({ status: answer.status, detail }).toMatchObject(refusal);
});

test('a blueprint that is not JSON text is a validation error that names it', async () => {
  const headers = { authorization: `Token ${open.zone.apiToken}` };
  const body = JSON.stringify({ teamId: open.zone.teamId, scheduling: '{"type":"on-demand"}', blueprint: '{oops' });
  const answer = await fetch(`${open.zone.url}/api/v2/scenarios`, { method: 'POST', headers, body });
  expect(answer.status).toBe(400);
  expect(JSON.parse(await answer.text())).toMatchObject({
    detail: 'Validation failed for 1 parameter(s).',
    suberrors: [{ name: 'blueprint' }],
  });
});

test('a blueprint that names what the team does not have is not found', async () => {
  const foreign = (await open.make.connections.list({ teamId: open.zone.otherTeamId })).connections[0];
  for (const account of [999, foreign?.id]) {
    const mail = { id: 1, module: 'google-email:ActionSendEmail', parameters: { account } };
    await expect(create({ name: 'Mail', flow: [mail], metadata: {} })).rejects.toMatchObject({
      status: 404,
      makeCode: 'IM304',
      detail: `Connection not found 'google-email:${account}'.`,
    });
  }
});

test('the references inside routes and error handlers are checked too', async () => {
  const deep = { id: 3, module: 'datastore:AddRecord', parameters: { datastore: 999 } };
  const router = { id: 1, module: 'builtin:BasicRouter', routes: [{ flow: [{ ...module, id: 2, onerror: [deep] }] }] };
  await expect(create({ name: 'Deep', flow: [router], metadata: {} })).rejects.toMatchObject({
    detail: "Data store not found 'datastore:999'.",
  });
});

test('an app that is new to the organization wants a confirmation, once', async () => {
  const blueprint = { name: 'Weather', flow: [{ id: 1, module: 'weather:ActionGetCurrent' }], metadata: {} };
  await expect(create(blueprint)).rejects.toMatchObject({
    status: 406,
    makeCode: 'IM004',
    detail: expect.stringContaining('weather'),
  });
  await expect(create(blueprint, { confirmed: true })).resolves.toMatchObject({ scenario: { name: 'Weather' } });
  await expect(create(blueprint)).resolves.toBeDefined();
});

test('a body that is too large is refused in the words of Make', async () => {
  const headers = { authorization: `Token ${open.zone.apiToken}` };
  const body = JSON.stringify({ filler: 'x'.repeat(2_600_000) });
  const answer = await fetch(`${open.zone.url}/api/v2/scenarios`, { method: 'POST', headers, body });
  expect(answer.status).toBe(400);
  expect(JSON.parse(await answer.text())).toEqual({ detail: 'request entity too large' });
});

test('a folder of another team will not do', async () => {
  const foreign = (await open.make.folders.list({ teamId: open.zone.otherTeamId })).scenariosFolders[0];
  const blueprint = { name: 'x', flow: [module], metadata: {} };
  await expect(create(blueprint, { folderId: foreign?.id ?? 0 })).rejects.toMatchObject({ code: 'make_not_found' });
});

test('an interface can be set for on-demand scheduling only', async () => {
  const id = await scenarioId(open, 'Remind of overdue invoices');
  await expect(
    open.make.scenarios.setInterface({ scenarioId: id, interface: { input: [], output: [] } }),
  ).rejects.toMatchObject({ status: 422, makeCode: 'IM016' });
});

test('what is invalid or paused neither starts nor runs', async () => {
  for (const name of ['Bridge to the old warehouse', 'Watch stock levels']) {
    const id = await scenarioId(open, name);
    await expect(open.make.scenarios.start({ scenarioId: id })).rejects.toMatchObject({ makeCode: 'IM016' });
    await expect(open.make.scenarios.run({ scenarioId: id })).rejects.toMatchObject({ makeCode: 'IM016' });
  }
});

test('an inactive scenario is refused until it has been started', async () => {
  const id = await scenarioId(open, 'Archive closed orders');
  const archive = { scenarioId: id, data: { olderThan: '2026-01-01' }, responsive: true };
  const detail = 'Scenario is not activated';
  await expect(open.make.scenarios.run(archive)).rejects.toMatchObject({ status: 422, makeCode: 'IM325', detail });
  await open.make.scenarios.start({ scenarioId: id });
  await expect(open.make.scenarios.run(archive)).resolves.toMatchObject({ status: 1 });
});

test('a scheduled scenario can be run beside its schedule', async () => {
  const digest = { scenarioId: await scenarioId(open, 'Send weekly order digest'), responsive: true };
  await expect(open.make.scenarios.run(digest)).resolves.toMatchObject({ status: 1 });
  await open.make.scenarios.stop({ scenarioId: digest.scenarioId });
  await expect(open.make.scenarios.run(digest)).resolves.toMatchObject({ status: 1 });
});

test('a clone in the same team keeps the flow and begins switched off', async () => {
  const { make, zone } = open;
  const source = await scenarioId(open, 'Quote shipping cost');
  const { organizationId, teamId } = zone;
  const copy = await make.scenarios.clone({ scenarioId: source, organizationId, teamId, name: 'Quote copy' });
  expect(copy.scenario).toMatchObject({ name: 'Quote copy', isActive: false });
  const [one, other] = await Promise.all([
    make.blueprints.get({ scenarioId: source }),
    make.blueprints.get({ scenarioId: copy.scenario.id }),
  ]);
  expect(other.response.blueprint).toEqual({ ...Object(one.response.blueprint), name: 'Quote copy' });
});

test('a clone into the other team needs its ids mapped', async () => {
  const { make, zone } = open;
  const scenario = await scenarioId(open, 'Report stored records');
  const target = {
    scenarioId: scenario,
    organizationId: zone.organizationId,
    teamId: zone.otherTeamId,
    name: 'Report',
  };
  await expect(make.scenarios.clone(target)).rejects.toMatchObject({ code: 'make_not_found' });
  const stores = async (teamId: number) => called((await make.dataStores.list({ teamId })).dataStores, 'Customers').id;
  const datastore = { [String(await stores(zone.teamId))]: await stores(zone.otherTeamId) };
  await expect(make.scenarios.clone({ ...target, datastore })).resolves.toMatchObject({ scenario: { name: 'Report' } });
});

test('what modules remember, the trigger, the usage and the recovery copy can be read', async () => {
  const { make } = open;
  const id = await scenarioId(open, 'Take in web orders');
  await make.scenarios.setData({ scenarioId: id, data: { '1': { epoch: 5 } } });
  await expect(make.scenarios.hasData({ scenarioId: id, moduleId: 1 })).resolves.toEqual({ exists: true });
  await expect(make.scenarios.hasData({ scenarioId: id, moduleId: 2 })).resolves.toEqual({ exists: false });
  await expect(make.scenarios.triggers({ scenarioId: id })).resolves.toMatchObject({
    name: 'Order intake',
    queueCount: 0,
  });
  const without = await scenarioId(open, 'Quote shipping cost');
  await expect(make.scenarios.triggers({ scenarioId: without })).resolves.toBeUndefined();
  const { data } = await make.scenarios.usage({ scenarioId: id });
  expect(data).toHaveLength(30);
  expect(data.reduce((sum, day) => sum + (day.operations ?? 0), 0)).toBeGreaterThan(0);
  await make.scenarios.setRecovery({ scenarioId: id, blueprint: { name: 'Half done', flow: [] } });
  await expect(make.scenarios.getRecovery({ scenarioId: id })).resolves.toMatchObject({
    blueprint: { name: 'Half done' },
  });
  await make.scenarios.deleteRecovery({ scenarioId: id });
  await expect(make.scenarios.getRecovery({ scenarioId: id })).resolves.toEqual({ blueprint: null });
});

test('starting, stopping and changing leave lines in the log', async () => {
  const { make } = open;
  const id = await scenarioId(open, 'Archive closed orders');
  await make.scenarios.start({ scenarioId: id });
  await make.scenarios.start({ scenarioId: id });
  await make.scenarios.update({ scenarioId: id, name: 'Archive orders' });
  await make.scenarios.stop({ scenarioId: id });
  const { scenarioLogs } = await make.executions.list({ scenarioId: id, pg: { limit: 3 } });
  expect(scenarioLogs.map(({ type }) => type)).toEqual(['stop', 'modify', 'start']);
});

test('a token for one team sees nothing of the other', async () => {
  const { zone } = open;
  const narrow = clientWith(
    zone,
    zone.createToken({ scopes: ['scenarios:read', 'teams:read'], teams: [zone.otherTeamId] }),
  );
  const id = await scenarioId(open, 'Quote shipping cost');
  await expect(narrow.scenarios.get({ scenarioId: id })).rejects.toMatchObject({ makeCode: 'IM304' });
  await expect(narrow.scenarios.list({ teamId: zone.teamId })).rejects.toMatchObject({ makeCode: 'IM304' });
  const { scenarios } = await narrow.scenarios.list({ organizationId: zone.organizationId });
  expect(new Set(scenarios.map(({ teamId }) => teamId))).toEqual(new Set([zone.otherTeamId]));
  expect((await narrow.teams.list({ organizationId: zone.organizationId })).teams).toHaveLength(1);
});
