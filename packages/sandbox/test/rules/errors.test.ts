import { openZone } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';

let open: OpenZone;

beforeAll(async () => {
  open = await openZone();
});

afterAll(() => open.zone.close());

async function post(path: string, body: unknown) {
  const headers = { authorization: `Token ${open.zone.apiToken}`, 'content-type': 'application/json' };
  const answer = await fetch(`${open.zone.url}/api/v2${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: await answer.json() };
}

const createWith = (blueprint: object) =>
  post('/scenarios', {
    teamId: open.zone.teamId,
    scheduling: JSON.stringify({ type: 'on-demand' }),
    blueprint: JSON.stringify(blueprint),
  });

const flow = [{ id: 1, module: 'json:ParseJSON' }];

test('a refusal has a detail, a class of its status, a code, and names each bad parameter', async () => {
  expect(await post('/scenarios-folders', { teamId: open.zone.teamId })).toEqual({
    status: 400,
    body: {
      detail: 'Validation failed for 1 parameter(s).',
      message: 'Bad Request',
      code: 'SC400',
      suberrors: [{ name: 'name', message: expect.any(String) }],
    },
  });
});

test("a blueprint without metadata is a 400 in Make's words, and an empty object is enough", async () => {
  const refused = await createWith({ name: 'Sort', flow });
  expect(refused.status).toBe(400);
  expect(JSON.stringify(refused.body)).toContain("should have required property 'metadata'");
  expect((await createWith({ name: 'Sort', flow, metadata: {} })).status).toBe(200);
});

test('a blueprint without a flow is a 400', async () => {
  expect(await createWith({ name: 'Sort', metadata: {} })).toMatchObject({ status: 400 });
});

test('a blueprint without a name is a 500', async () => {
  expect(await createWith({ flow, metadata: {} })).toMatchObject({ status: 500 });
});

test("a blueprint that names a connection that is not there is a 404 IM304 in Make's words", async () => {
  const module = { id: 1, module: 'google-email:ActionSendEmail', parameters: { account: 999 } };
  const refused = await createWith({ name: 'Sort', flow: [module], metadata: {} });
  expect(refused).toMatchObject({ status: 404, body: { code: 'IM304' } });
  expect(JSON.stringify(refused.body)).toMatch(/Connection not found '[^']*999'/);
});

test('a bulk delete answers 200 with what it did and an error beside it', async () => {
  const { teamId } = open.zone;
  const { dataStore } = await open.make.dataStores.create({ teamId, name: 'Shelves', maxSizeMB: 1 });
  const headers = { authorization: `Token ${open.zone.apiToken}`, 'content-type': 'application/json' };
  const url = `${open.zone.url}/api/v2/data-stores?teamId=${teamId}&confirmed=true`;
  const body = JSON.stringify({ ids: [dataStore.id, 999_999_999] });
  const answer = await fetch(url, { method: 'DELETE', headers, body });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ dataStores: [dataStore.id], error: { message: expect.any(String) } });
});

test('a delete answers with the id under the key of the thing', async () => {
  const { teamId } = open.zone;
  const { scenarioFolder } = await open.make.folders.create({ teamId, name: 'Drafts' });
  await expect(open.make.folders.delete({ folderId: scenarioFolder.id })).resolves.toEqual({
    scenarioFolder: scenarioFolder.id,
  });
});

test('a path that Make does not have is a 404, and so is one in another case', async () => {
  const headers = { authorization: `Token ${open.zone.apiToken}` };
  for (const path of ['/nothing', '/Teams']) {
    const answer = await fetch(`${open.zone.url}/api/v2${path}`, { headers });
    expect({ path, status: answer.status }).toEqual({ path, status: 404 });
  }
});

test('nothing tells a repeated create from a new one, so it makes two', async () => {
  const { teamId } = open.zone;
  const sketch = { teamId, name: 'Twice', maxSizeMB: 1 };
  const [one, other] = [await open.make.dataStores.create(sketch), await open.make.dataStores.create(sketch)];
  expect(other.dataStore.id).not.toBe(one.dataStore.id);
});

test('a token that nobody knows is a 401 IM102', async () => {
  const headers = { authorization: 'Token 00000000-0000-4000-8000-000000000000' };
  const answer = await fetch(`${open.zone.url}/api/v2/users/me`, { headers });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ code: 'IM102' });
});

test('what the plan lacks is a 402 SC402', async () => {
  const { organizationId } = open.zone;
  const refused = open.make.auditLogs.organization({ organizationId });
  await expect(refused).rejects.toMatchObject({ status: 402, makeCode: 'SC402' });
});

test('a body of two megabytes is read, a larger one is a 400 that says it is too large', async () => {
  const { teamId } = open.zone;
  const folder = (size: number) => post('/scenarios-folders', { teamId, name: 'Large', filler: 'x'.repeat(size) });
  expect((await folder(2_000_000)).status).toBe(200);
  expect(await folder(2_900_000)).toEqual({ status: 400, body: { detail: 'request entity too large' } });
});

test('a blueprint of 200 modules is taken', async () => {
  const modules = Array.from({ length: 200 }, (_, at) => ({ id: at + 1, module: 'json:ParseJSON' }));
  expect((await createWith({ name: 'Long', flow: modules, metadata: {} })).status).toBe(200);
});
