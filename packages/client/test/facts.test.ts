import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Endpoint } from '../src/endpoint.js';
import { groups } from '../src/groups.js';

const Fact = z.strictObject({
  group: z.string(),
  method: z.string(),
  path: z.string(),
  scopes: z.array(z.string()),
  destructive: z.boolean().optional(),
  idempotent: z.boolean().optional(),
  deprecated: z.boolean().optional(),
  internal: z.boolean().optional(),
  adminOnly: z.boolean().optional(),
  /** The parameters that choose a page. */
  paging: z.array(z.string()).optional(),
  confidence: z.enum(['high', 'medium', 'low']),
  /** Fields of the reply, as paths: `teams[].id`. */
  reply: z.array(z.string()).optional(),
});
type Fact = z.output<typeof Fact>;

const Facts = z.strictObject({ date: z.iso.date(), endpoints: z.array(Fact) });
const facts = Facts.parse(JSON.parse(readFileSync(new URL('../facts/make-endpoints.json', import.meta.url), 'utf8')));

const keyOf = ({ method, path }: { method: string; path: string }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`;
const factByKey = new Map(facts.endpoints.map((fact) => [keyOf(fact), fact]));

const loaded: [place: string, endpoint: Endpoint][] = [];
// One after the other: on Node 22 Jest cannot link modules that are imported at the same time and share a dependency.
for (const [name, load] of Object.entries(groups)) {
  for (const [member, endpoint] of Object.entries(await load())) loaded.push([`${name}.${member}`, endpoint]);
}
const endpoints = loaded.map(([, endpoint]) => endpoint);
const described = new Set(endpoints.map(keyOf));

/** Where an endpoint's scopes differ from the facts, and why. */
const scopeExceptions: Readonly<Record<string, string>> = {
  'organizations.create':
    'The SDK asks for organizations:write alone; admin:write is for those who run an installation.',
  'scenarios.run': 'Make lists three scopes that each open it; the narrowest one is enough to run.',
  'users.me': 'The published scope is organization:read; the SDK asks for none; not verified.',
};

/** Where an effect differs from what the method and the facts suggest, and why. */
const effectExceptions: Readonly<Record<string, string>> = {
  'connections.test': 'Changes nothing at Make, but calls the service behind the connection.',
  'connections.hasScopes': 'A question asked by POST.',
  'organizations.searchExecutions': 'A search by POST.',
  'organizations.searchExecutionData': 'A search by POST.',
  'functions.check': 'A question asked by POST.',
  'rpcs.call': 'A question asked by POST.',
  'rpcs.schema': 'OPTIONS reads.',
  'credentialRequests.requestReauthorize': 'Sets back a credential that is there.',
  'aiAgents.run': 'Starts work.',
  'scenarios.run': 'Starts work.',
  'scenarios.replay': 'Starts work.',
  'incompleteExecutions.retry': 'Starts work.',
  'incompleteExecutions.retryMany': 'Starts work.',
  'sdkAppRpcs.test': 'Calls the service behind the app.',
  'sdkApps.commit': 'Publishes edits that are there already.',
  'connections.setData': 'Replaces what is there; the facts do not say whether it may be repeated.',
};

/** Where the facts know pages and the endpoint does not, and why. */
const pagingExceptions: Readonly<Record<string, string>> = {
  'hooks.list': 'Only the SDK asks for pages; the published description knows none, and gives all hooks at once.',
};

/** What is published for administrators only, and why it is here all the same. */
const administratorExceptions: Readonly<Record<string, string>> = {
  'organizations.create': "Make's SDK offers it to everybody.",
};

const isPublic = ({ deprecated, internal, adminOnly }: Fact) => !deprecated && !internal && !adminOnly;
const wanted = facts.endpoints.filter((fact) => isPublic(fact) && fact.confidence !== 'low');

function expectedEffects({ method, destructive, idempotent }: Fact): readonly string[] {
  if (destructive) return ['delete'];
  if (method === 'GET') return ['read'];
  if (method === 'PUT' || method === 'PATCH') return ['update'];
  return idempotent ? ['update'] : ['create'];
}

test('the facts hold every operation once', () => {
  expect(facts.endpoints).toHaveLength(490);
  expect(factByKey.size).toBe(490);
});

/** A list that comes in pages is paged by offset, or has no `items`: `each` would take its first page for all of it. */
function isWalkedAs({ items, paged }: Endpoint, { paging = [] }: Fact): boolean {
  if (items === undefined) return true;
  return paged ? paging.includes('pg[offset]') && paging.includes('pg[limit]') : paging.length === 0;
}

/** What an endpoint says otherwise than the fact it describes. */
function contradictions(endpoint: Endpoint, fact: Fact): readonly string[] {
  const { id, scopes, effect, repeat, path, params = {} } = endpoint;
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  const claims: readonly [claim: string, holds: boolean][] = [
    ['params are those of the path', Object.keys(params).join() === names.join()],
    ['scopes', id in scopeExceptions || scopes.toSorted().join() === fact.scopes.toSorted().join()],
    ['effect', id in effectExceptions || expectedEffects(fact).includes(effect)],
    ['what destroys is a delete', !fact.destructive || effect === 'delete'],
    ['a list of pages is walked page by page', id in pagingExceptions || isWalkedAs(endpoint, fact)],
    ['what is safe to repeat is idempotent', repeat !== 'safe' || fact.idempotent === true],
    ['it is public and current', isPublic(fact) || id in administratorExceptions],
    ['low confidence is marked, and nothing else', (endpoint.unverified === true) === (fact.confidence === 'low')],
  ];
  return claims.filter(([, holds]) => !holds).map(([claim]) => claim);
}

test.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))('%s is a fact of Make', (_, endpoint) => {
  const fact = factByKey.get(keyOf(endpoint));
  expect(fact && contradictions(endpoint, fact)).toEqual([]);
});

test('every exception is about an endpoint that exists and really differs', () => {
  const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
  for (const id of Object.keys(scopeExceptions)) {
    const endpoint = byId.get(id);
    expect(endpoint && factByKey.get(keyOf(endpoint))?.scopes).not.toEqual(endpoint?.scopes);
  }
  for (const id of Object.keys(effectExceptions)) {
    const endpoint = byId.get(id);
    const fact = endpoint && factByKey.get(keyOf(endpoint));
    expect([id, fact && expectedEffects(fact).includes(endpoint.effect)]).toEqual([id, false]);
  }
  for (const id of Object.keys(administratorExceptions)) {
    const endpoint = byId.get(id);
    expect([id, endpoint && factByKey.get(keyOf(endpoint))?.adminOnly]).toEqual([id, true]);
  }
  for (const id of Object.keys(pagingExceptions)) {
    const endpoint = byId.get(id);
    const fact = endpoint && factByKey.get(keyOf(endpoint));
    expect([id, fact && isWalkedAs(endpoint, fact)]).toEqual([id, false]);
  }
});

test('everything that is public, current and certain is described', () => {
  expect(wanted).toHaveLength(339);
  const left = wanted.filter((fact) => !described.has(keyOf(fact)));
  expect(left.map(keyOf)).toEqual([]);
});

test('no two endpoints share an id or an operation', () => {
  expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
  expect(described.size).toBe(endpoints.length);
});

test.each(loaded)('%s is well-formed', (place, endpoint) => {
  const names = [endpoint.params, endpoint.query, endpoint.body, endpoint.content].flatMap((shape) =>
    Object.keys(shape ?? {}),
  );
  expect(new Set(names).size).toBe(names.length);
  expect(endpoint.body && endpoint.content).toBeUndefined();
  expect(Object.keys(endpoint.content ?? { one: 1 })).toHaveLength(1);
  expect(endpoint.method === 'GET' && (endpoint.body ?? endpoint.content)).toBeFalsy();
  expect(endpoint.oneOf?.filter((name) => !names.includes(name)) ?? []).toEqual([]);
  expect(endpoint.contentType !== undefined && endpoint.content === undefined).toBe(false);
  expect(endpoint.paged && [endpoint.items, endpoint.query?.['pg']].includes(undefined)).toBeFalsy();
  expect(endpoint.id).toBe(place);
});
