import type { Endpoint } from '@makegate/client';
import { z } from 'zod';
import { allScopes } from '../../src/seed/scopes.js';
import { allEndpoints } from '../all-endpoints.js';
import { fullLicense } from '../full-license.js';
import { clientWith, openZone } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';
import { seededValues, valuesFor } from '../seeded-values.js';
import type { Values } from '../seeded-values.js';
import { callById } from '../contract/walk-row.js';

const endpoints = await allEndpoints();
let open: OpenZone;
let values: Values;

beforeAll(async () => {
  open = await openZone({ license: fullLicense });
  values = await seededValues(open);
});

afterAll(() => open.zone.close());

const readLists = endpoints.filter(({ method, items }) => method === 'GET' && items !== undefined);
const paged = readLists.filter((endpoint) => endpoint.paged);
const columned = readLists.filter(({ query }) => query !== undefined && 'cols' in query);

/** What the list cannot go without: everything else would narrow it. */
function wholeList(endpoint: Endpoint): Values {
  const { params = {}, query = {}, oneOf = [] } = endpoint;
  const isOptional = (name: string) => z.safeParse(query[name] ?? z.unknown(), undefined).success;
  const needed = (name: string) => Object.hasOwn(params, name) || oneOf.includes(name) || !isOptional(name);
  return Object.fromEntries(Object.entries(valuesFor(endpoint, values)).filter(([name]) => needed(name)));
}

/** Who has something in a list that the owner has nothing in. */
const tokenFor = ({ id }: Endpoint): string =>
  id.startsWith('affiliate.')
    ? open.zone.createToken({ scopes: allScopes, user: open.zone.people.outsider })
    : open.zone.apiToken;

const rowsIn = (reply: unknown, key = ''): readonly unknown[] => {
  const rows: unknown = Reflect.get(Object(reply), key);
  return Array.isArray(rows) ? rows : [];
};

test.each(paged.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s comes in pages of the size that is asked for, each row once, and says where the page is',
  async (id, endpoint) => {
    const args = wholeList(endpoint);
    const make = clientWith(open.zone, tokenFor(endpoint));
    const all = rowsIn(await callById(make, id, args), endpoint.items);
    expect(all.length).toBeGreaterThan(0);
    const pages: unknown[] = [];
    for (let offset = 0; offset < Math.min(all.length, 3); offset += 1) {
      const reply = await callById(make, id, { ...args, pg: { offset, limit: 1 } });
      expect(reply).toMatchObject({ pg: { offset, limit: 1 } });
      expect(rowsIn(reply, endpoint.items)).toHaveLength(1);
      pages.push(...rowsIn(reply, endpoint.items));
    }
    expect(pages).toEqual(all.slice(0, 3));
    const beyond = await callById(make, id, { ...args, pg: { offset: 100_000, limit: 1 } });
    expect(rowsIn(beyond, endpoint.items)).toEqual([]);
  },
);

test.each(columned.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s has the columns that are named, and no others',
  async (id, endpoint) => {
    const args = wholeList(endpoint);
    const [whole] = rowsIn(await callById(open.make, id, args), endpoint.items);
    const [first = '', second = ''] = Object.keys(Object(whole));
    const token = `Token ${open.zone.apiToken}`;
    const words = Object.entries(args).map(([name, value]) => `${name}=${value}`);
    const query = [...words, `cols[]=${first}`, `cols[]=${second}`].join('&');
    const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => String(args[name]));
    const answer = await fetch(`${open.zone.url}/api/v2${path}?${query}`, { headers: { authorization: token } });
    const rows = rowsIn(await answer.json(), endpoint.items);
    expect(Object.keys(Object(rows[0])).toSorted()).toEqual([first, second].toSorted());
  },
);

const headers = () => ({ authorization: `Token ${open.zone.apiToken}` });
const read = async (path: string): Promise<unknown> =>
  (await fetch(`${open.zone.url}/api/v2${path}`, { headers: headers() })).json();

test('without a limit each list has a page size of its own', async () => {
  const { organizationId, teamId } = open.zone;
  const { make } = open;
  const pages = [
    await make.organizations.list({}),
    await make.teams.list({ organizationId }),
    await make.dataStores.list({ teamId }),
    await make.sharedScenarios.list({ teamId }),
    await make.executions.listAll({ since: 0 }),
  ];
  const sizes = pages.map((page) => Reflect.get(Object(Reflect.get(page, 'pg')), 'limit'));
  expect(sizes).toEqual([10_000, 10_000, 10_000, 20, 50]);
});

test('a search for executions finds 50 at once, or as many as 500', async () => {
  const { organizationId } = open.zone;
  const search = (pageSize?: number) =>
    open.make.organizations.searchExecutions({ organizationId, ...(pageSize !== undefined && { pageSize }) });
  expect(rowsIn(await search(), 'results')).toHaveLength(50);
  expect(rowsIn(await search(500), 'results').length).toBeGreaterThan(50);
  const headersOfJson = { ...headers(), 'content-type': 'application/json' };
  const url = `${open.zone.url}/api/v2/organizations/${organizationId}/scenarios/executions/search`;
  const tooMany = await fetch(url, { method: 'POST', headers: headersOfJson, body: '{"pageSize":501}' });
  expect(tooMany.status).toBe(400);
});

test('connections, keys, hooks and functions come whole, whatever page is asked for', async () => {
  const { teamId } = open.zone;
  await open.make.keys.create({
    teamId,
    name: 'Second',
    typeName: 'apikeyauth',
    parameters: { key: 'not-a-real-one' },
  });
  await open.make.functions.create({
    teamId,
    name: 'half',
    description: '',
    code: 'function half(x) { return x / 2; }',
  });
  for (const [path, key] of [
    ['/connections', 'connections'],
    ['/keys', 'keys'],
    ['/hooks', 'hooks'],
    ['/functions', 'functions'],
  ] as const) {
    const whole = rowsIn(await read(`${path}?teamId=${teamId}`), key);
    const page = await read(`${path}?teamId=${teamId}&pg%5Blimit%5D=1`);
    expect({ path, rows: rowsIn(page, key).length }).toEqual({ path, rows: whole.length });
    expect(page).not.toHaveProperty('pg');
    expect(whole.length).toBeGreaterThan(1);
  }
});

test('brackets of parameters are read percent-encoded', async () => {
  const { teamId } = open.zone;
  const query = 'pg%5Blimit%5D=2&pg%5BsortBy%5D=name&pg%5BsortDir%5D=desc&cols%5B%5D=name';
  const reply = await read(`/scenarios?teamId=${teamId}&${query}`);
  const names = rowsIn(reply, 'scenarios').map((row) => Object.keys(Object(row)));
  expect(names).toEqual([['name'], ['name']]);
  expect(reply).toMatchObject({ pg: { limit: 2, sortBy: 'name', sortDir: 'desc' } });
});

test('a filter by several values repeats its name with brackets', async () => {
  const { teamId } = open.zone;
  const ids = rowsIn(await read(`/scenarios?teamId=${teamId}`), 'scenarios').map((row) =>
    Reflect.get(Object(row), 'id'),
  );
  const reply = await read(`/scenarios?teamId=${teamId}&id[]=${ids[0]}&id[]=${ids[2]}`);
  expect(rowsIn(reply, 'scenarios').map((row) => Reflect.get(Object(row), 'id'))).toEqual([ids[0], ids[2]]);
});

const keysOf = async (path: string): Promise<string[]> => Object.keys(Object(await read(path)));

test('a single thing stands under the key of its kind, but for blueprints, triggers, pings and public templates', async () => {
  const { teamId } = open.zone;
  const { make } = open;
  const { scenarios } = await make.scenarios.list({ teamId });
  const id = scenarios.find(({ name }) => name === 'Take in web orders')?.id ?? 0;
  const [hook] = (await make.hooks.list({ teamId })).hooks;
  const [template] = (await make.templates.listPublic({})).templatesPublic;
  expect(await keysOf(`/scenarios/${id}`)).toEqual(['scenario']);
  expect(await keysOf(`/hooks/${hook?.id}`)).toEqual(['hook']);
  expect(await keysOf(`/scenarios/${id}/blueprint`)).toEqual(['code', 'response']);
  expect(await keysOf(`/scenarios/${id}/triggers`)).toEqual(expect.arrayContaining(['id', 'udid', 'url']));
  expect(await keysOf(`/hooks/${hook?.id}/ping`)).toEqual(['address', 'attached', 'learning', 'gone']);
  expect(await keysOf(`/templates/public/${template?.url}/blueprint`)).toContain('blueprint');
});
