import type { Endpoint } from '@makegate/client';
import { z } from 'zod';
import { startSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { allEndpoints } from './all-endpoints.js';
import { fullLicense } from './full-license.js';
import { clientWith } from './open-zone.js';
import { seededValues, valuesFor } from './seeded-values.js';
import type { Values } from './seeded-values.js';

let zone: Sandbox;
let endpoints: readonly Endpoint[] = [];

beforeAll(async () => {
  zone = await startSandbox({ license: fullLicense });
  endpoints = await allEndpoints();
});

afterAll(() => zone.close());

async function ask({ method, path }: Endpoint, values: Values, token?: string) {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? 1));
  const query = Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const headers = token === undefined ? undefined : { authorization: `Token ${token}` };
  const answer = await fetch(`${zone.url}/api/v2${filled}?${query}`, { method, ...(headers && { headers }) });
  return { status: answer.status, body: await bodyOf(answer) };
}

/** JSON, text, bytes or nothing, whatever it says it is. */
async function bodyOf(answer: Response): Promise<unknown> {
  const type = answer.headers.get('content-type');
  if (type === null) return undefined;
  if (type.startsWith('image/')) return new Uint8Array(await answer.arrayBuffer());
  const text = await answer.text();
  return /^application\/json(;|$)/.test(type) ? JSON.parse(text) : text;
}

test('every endpoint that the client knows has an answer here', async () => {
  const answers = await Promise.all(
    endpoints.map(async (endpoint) => ({ id: endpoint.id, ...(await ask(endpoint, {})) })),
  );
  expect(answers.filter(({ status }) => status === 404)).toEqual([]);
  expect(endpoints.length).toBeGreaterThan(120);
});

test('without a token every endpoint but those for anybody answers 401 with the code of bad credentials', async () => {
  const closed = endpoints.filter(({ anonymous }) => !anonymous);
  const answers = await Promise.all(closed.map((endpoint) => ask(endpoint, {})));
  for (const answer of answers) expect(answer).toMatchObject({ status: 401, body: { code: 'IM102' } });
});

test('a token without scopes is refused everywhere, with the scopes that are missing', async () => {
  const token = zone.createToken({ scopes: [] });
  for (const endpoint of endpoints.filter(({ scopes }) => scopes.length > 0)) {
    const { status, body } = await ask(endpoint, {}, token);
    const detail = expect.stringContaining(endpoint.scopes.join(', '));
    expect({ id: endpoint.id, status, body }).toMatchObject({ status: 403, body: { code: 'SC403', detail } });
  }
});

test('every read answers what its endpoint promises', async () => {
  const values = await seededValues({ zone, make: clientWith(zone, zone.apiToken) });
  const reads = endpoints.filter(({ method }) => method === 'GET');
  for (const endpoint of reads) {
    const { status, body } = await ask(endpoint, valuesFor(endpoint, values), zone.apiToken);
    expect({ id: endpoint.id, status }).toEqual({ id: endpoint.id, status: 200 });
    expect({ id: endpoint.id, problem: z.safeParse(endpoint.reply, body).error }).toEqual({ id: endpoint.id });
  }
  expect(reads.length).toBeGreaterThan(60);
});

test('the read-only token opens every read of the zone but the one that needs a write scope', async () => {
  const closed: string[] = [];
  for (const endpoint of endpoints.filter(({ method }) => method === 'GET')) {
    const { status } = await ask(endpoint, {}, zone.readOnlyToken);
    if (status === 403) closed.push(endpoint.id);
  }
  expect(closed).toEqual(['scenarios.hasData']);
});
