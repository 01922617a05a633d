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
