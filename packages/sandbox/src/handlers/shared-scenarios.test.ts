import type { ArgumentsOf } from '@makegate/client';
import type { sharedScenarios } from '@makegate/client/endpoints/shared-scenarios';
import { openZone, scenarioId as idOf } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;
let scenarioId: number;

beforeEach(async () => {
  open = await openZone();
  scenarioId = await idOf(open, 'Quote shipping cost');
});

afterEach(() => open.zone.close());

async function share(title = 'Shipping, quoted!'): Promise<string> {
  const { scenarioShared } = await open.make.sharedScenarios.create({ scenarioId, title });
  return scenarioShared.id;
}

test('a shared scenario is off until somebody turns it on, and has an address made of id and title', async () => {
  const sharedScenarioId = await share();
  expect(sharedScenarioId).toHaveLength(11);
  const { zone, make } = open;
  const read = async () => (await make.sharedScenarios.get({ scenarioId, sharedScenarioId })).scenarioShared;
  expect(await read()).toMatchObject({
    isEnabled: false,
    origin: zone.zone,
    shareUrl: `${zone.url}/public/shared-scenario/${sharedScenarioId}/shipping-quoted`,
  });
  await make.sharedScenarios.update({ scenarioId, sharedScenarioId, isEnabled: true, descriptionShort: 'By weight.' });
  expect(await read()).toMatchObject({
    isEnabled: true,
    title: 'Shipping, quoted!',
    descriptionShort: 'By weight.',
  });
});

test.each([
  ['title', { title: 'x'.repeat(41) }],
  ['descriptionShort', { title: 'x', descriptionShort: 'x'.repeat(261) }],
  ['descriptionLong', { title: 'x', descriptionLong: 'x'.repeat(2001) }],
])('a %s that is too long is refused', async (name, body) => {
  const answer = await fetch(`${open.zone.url}/api/v2/scenarios-shared/${scenarioId}`, {
    method: 'POST',
    headers: { authorization: `Token ${open.zone.apiToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(400);
  await expect(answer.json()).resolves.toMatchObject({ code: 'SC400', suberrors: [{ name }] });
});

test('shared scenarios are listed by team or organization, by title, scenario and folder', async () => {
  await share();
  const { make, zone } = open;
  const { teamId, otherTeamId, organizationId } = zone;
  const listed = async (filter: ArgumentsOf<typeof sharedScenarios.list>) =>
    (await make.sharedScenarios.list(filter)).scenariosShared.map(({ title }) => title);
  expect(await listed({ teamId })).toEqual(['Charge invoice', 'Shipping, quoted!']);
  expect(await listed({ teamId: otherTeamId })).toHaveLength(1);
  expect(await listed({ organizationId })).toHaveLength(3);
  expect(await listed({ teamId, title: 'SHIPPING' })).toEqual(['Shipping, quoted!']);
  expect(await listed({ teamId, scenarioName: 'quote' })).toEqual(['Shipping, quoted!']);
  expect(await listed({ organizationId, scenarioIds: [scenarioId] })).toEqual(['Shipping, quoted!']);
  expect(await listed({ teamId, folderId: 1 })).toEqual([]);
});

test('a list takes one of team and organization, neither both nor none', async () => {
  const { teamId, organizationId } = open.zone;
  for (const place of [{}, { teamId, organizationId }]) {
    // Our client would not let these out.
    const list = { method: 'GET', path: '/scenarios-shared', query: place } as const;
    await expect(open.make.request(list)).rejects.toMatchObject({ status: 400 });
  }
});

test('a page has twenty rows and says how many there are when asked', async () => {
  for (let at = 0; at < 21; at += 1) await share(`Number ${at}`);
  const { teamId } = open.zone;
  const page = await open.make.sharedScenarios.list({ teamId, pg: { returnTotalCount: true } });
  expect(page.scenariosShared).toHaveLength(20);
  expect(page.pg).toMatchObject({ limit: 20, totalCount: 22 });
});

test('a share belongs to its scenario: another one does not know it', async () => {
  const sharedScenarioId = await share();
  const other = await idOf(open, 'Charge invoice');
  const asked = open.make.sharedScenarios.get({ scenarioId: other, sharedScenarioId });
  await expect(asked).rejects.toMatchObject({ status: 404, makeCode: 'IM304' });
});

test('a deleted share is gone, and a deleted scenario takes its shares along', async () => {
  const { sharedScenarios, scenarios } = open.make;
  const first = await share();
  await share('Another');
  await sharedScenarios.delete({ scenarioId, sharedScenarioId: first });
  const { scenariosShared } = await sharedScenarios.listOfScenario({ scenarioId });
  expect(scenariosShared.map(({ title }) => title)).toEqual(['Another']);
  await scenarios.delete({ scenarioId });
  expect((await sharedScenarios.list({ teamId: open.zone.teamId })).scenariosShared).toHaveLength(1);
});
