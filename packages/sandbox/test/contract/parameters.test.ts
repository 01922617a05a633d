import type { Endpoint } from '@makegate/client';
import { z } from 'zod';
import { allEndpoints } from '../all-endpoints.js';
import { fullLicense } from '../full-license.js';
import { openZone } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';
import { callById } from './walk-row.js';

const endpoints = await allEndpoints();
let open: OpenZone;

beforeAll(async () => {
  open = await openZone({ license: fullLicense });
});

afterAll(() => open.zone.close());

type Part = 'params' | 'query' | 'body' | 'content';

/** Arguments of this part that a call cannot go without. */
const required = (endpoint: Endpoint, part: Part): string[] =>
  Object.entries(endpoint[part] ?? {})
    .filter(([, schema]) => !z.safeParse(schema, undefined).success)
    .map(([name]) => name);

/** An empty text is a text: it is missing where JSON is wanted only. */
const ofTheRequest = (endpoint: Endpoint): string[] => [
  ...required(endpoint, 'query'),
  ...required(endpoint, 'body'),
  ...(endpoint.contentType === undefined ? required(endpoint, 'content') : []),
];

const namesIn = (parts: unknown, key: string): unknown[] =>
  Array.isArray(parts) ? parts.map((part) => Reflect.get(Object(part), key)) : [];

const demanding = endpoints.filter((endpoint) => ofTheRequest(endpoint).length > 0);

test.each(demanding.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s without its parameters is a 400 that names each of them',
  async (_, endpoint) => {
    const filled = endpoint.path.replaceAll(/:\w+/g, '1');
    const headers = { authorization: `Token ${open.zone.apiToken}` };
    const answer = await fetch(`${open.zone.url}/api/v2${filled}`, { method: endpoint.method, headers });
    const body: unknown = await answer.json();
    expect({ status: answer.status, body }).toMatchObject({ status: 400, body: { code: 'SC400' } });
    const named = namesIn(Reflect.get(Object(body), 'suberrors'), 'name');
    expect(named).toEqual(expect.arrayContaining(ofTheRequest(endpoint)));
  },
);

const parts = ['params', 'query', 'body', 'content'] as const;
const needy = endpoints.filter((endpoint) => parts.some((part) => required(endpoint, part).length > 0));

test.each(needy.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s without its arguments is not sent, and the error names each of them',
  async (_, endpoint) => {
    const sent = open.zone.requests().length;
    const refused = callById(open.make, endpoint.id, {});
    await expect(refused).rejects.toMatchObject({ code: 'arguments_invalid' });
    const issues = await refused.then(
      () => [],
      (error: unknown) => namesIn(Reflect.get(Object(error), 'issues'), 'path'),
    );
    expect(issues).toEqual(expect.arrayContaining(parts.flatMap((part) => required(endpoint, part))));
    expect(open.zone.requests()).toHaveLength(sent);
  },
);

const ofTwo = endpoints.filter(({ oneOf }) => oneOf !== undefined);

test.each(ofTwo.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s takes exactly one of its ids: neither and both are a 400',
  async (_, { path, oneOf = [] }) => {
    const headers = { authorization: `Token ${open.zone.apiToken}` };
    const both = oneOf.map((name) => `${name}=${Reflect.get(open.zone, name)}`).join('&');
    for (const query of ['', both]) {
      const answer = await fetch(`${open.zone.url}/api/v2${path}?${query}`, { headers });
      expect({ query, status: answer.status }).toEqual({ query, status: 400 });
    }
  },
);
