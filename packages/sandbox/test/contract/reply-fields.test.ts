import { readFileSync } from 'node:fs';
import type { Endpoint } from '@makegate/client';
import { z } from 'zod';
import { allScopes } from '../../src/seed/scopes.js';
import { allEndpoints } from '../all-endpoints.js';
import { fullLicense } from '../full-license.js';
import { clientWith, openZone } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';
import { seededValues } from '../seeded-values.js';
import type { Values } from '../seeded-values.js';
import { allWrites } from './all-writes.js';
import { knownRead, knownWrite } from './known-calls.js';
import type { KnownCall } from './known-calls.js';
import { callById } from './walk-row.js';

const Facts = z.object({
  endpoints: z.array(z.object({ method: z.string(), path: z.string(), reply: z.array(z.string()).default([]) })),
});
const factsFile = new URL('../../../client/facts/make-endpoints.json', import.meta.url);
const { endpoints: facts } = Facts.parse(JSON.parse(readFileSync(factsFile, 'utf8')));
const factByKey = new Map(facts.map((fact) => [`${fact.method} ${fact.path}`, fact.reply]));

/** The fields that Make is known to answer with, as paths: `teams[].id`. */
const knownFields = ({ method, path }: Endpoint): readonly string[] =>
  factByKey.get(`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`) ?? [];

/** Fields that the sandbox does not answer with, and why. */
const leftOut: Readonly<Record<string, string>> = {
  'devices.request createDeviceRequest.inspector': 'Only who asks for an inspector gets one.',
  'hooks.logs hookLogs[].appParser': 'What it holds is not known.',
  'hooks.logs hookLogs[].sizes': 'What it holds is not known.',
  'hooks.logs hookLogs[].udids': 'What it holds is not known.',
  'sdkAppFunctions.setTest change': 'A private app has no changes that wait for a commit.',
};

const endpoints = (await allEndpoints()).filter((endpoint) => knownFields(endpoint).length > 0);
const written = new Set(allWrites.map(({ write }) => write));
const casesOf = (isWrite: boolean) =>
  endpoints.filter(({ id }) => written.has(id) === isWrite).map((endpoint) => [endpoint.id, endpoint] as const);

/** Whether the reply has the field; in a list, whether any row has it, or there is none. */
function has(reply: unknown, [name = '', ...rest]: readonly string[]): boolean {
  const isList = name.endsWith('[]');
  const key = isList ? name.slice(0, -2) : name;
  if (typeof reply !== 'object' || reply === null || !(key in reply)) return false;
  const value: unknown = Reflect.get(reply, key);
  if (isList) {
    if (!Array.isArray(value)) return false;
    return rest.length === 0 || value.length === 0 || value.some((row) => has(row, rest));
  }
  // What is null has no fields.
  return rest.length === 0 || value === null || has(value, rest);
}

async function missingOf(open: OpenZone, endpoint: Endpoint, { as = 'owner', args }: KnownCall): Promise<string[]> {
  const make = clientWith(open.zone, open.zone.createToken({ scopes: allScopes, user: open.zone.people[as] }));
  const reply = await callById(make, endpoint.id, args);
  const missing = knownFields(endpoint).filter((field) => !has(reply, field.split('.')));
  return missing.filter((field) => !(`${endpoint.id} ${field}` in leftOut));
}

describe('writes', () => {
  let open: OpenZone;

  beforeAll(async () => {
    open = await openZone({ license: fullLicense });
  });

  beforeEach(() => open.zone.reset());

  afterAll(() => open.zone.close());

  test.each(casesOf(true))('%s answers with the fields that are known of Make', async (_, endpoint) => {
    expect(await missingOf(open, endpoint, await knownWrite(open, endpoint))).toEqual([]);
  });
});

describe('reads, and what leaves no trace', () => {
  let open: OpenZone;
  let values: Values;

  beforeAll(async () => {
    open = await openZone({ license: fullLicense });
    values = await seededValues(open);
  });

  afterAll(() => open.zone.close());

  test.each(casesOf(false))('%s answers with the fields that are known of Make', async (_, endpoint) => {
    expect(await missingOf(open, endpoint, knownRead(endpoint, values))).toEqual([]);
  });
});

test('what is excused is a field that is known of an endpoint', () => {
  const known = endpoints.flatMap((endpoint) => knownFields(endpoint).map((field) => `${endpoint.id} ${field}`));
  expect(Object.keys(leftOut).filter((excuse) => !known.includes(excuse))).toEqual([]);
});
