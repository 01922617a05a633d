import type { Endpoint, MakeClient } from '@makegate/client';
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
import type { Args } from './write-row.js';

const endpoints = await allEndpoints();
/** Where what is not there is no refusal, and why. */
const notRefused: Readonly<Record<string, string>> = {
  'appsCatalogue.list organizationId': 'The catalogue is the same everywhere.',
  'appsCatalogue.list teamId': 'The catalogue is the same everywhere.',
  'credentialRequests.list userId': 'Finds those of a person, and none of nobody.',
  'credentialRequests.appModules version': 'The sandbox has one version of each app of the catalogue.',
  'dataStoreRecords.replace dataStoreKeyRecord': 'Makes the record.',
  'rpcs.call appVersion': 'The sandbox has one version of each app of the catalogue.',
  'rpcs.schema appVersion': 'The sandbox has one version of each app of the catalogue.',
  'scenarios.hasData moduleId': 'Answers that there is none.',
  'scenarioNotes.get organizationId': 'The scenario says where it is.',
  'scenarioNotes.get teamId': 'The scenario says where it is.',
  'scenarioNotes.list organizationId': 'The scenario says where it is.',
  'scenarioNotes.list teamId': 'The scenario says where it is.',
  'scenarios.getRecovery teamId': 'The scenario says where it is.',
  'sdkApps.getIcon size': 'Any size is drawn.',
};

/** Everything that the zone knows. */
/** But for the time, which goes on. */
const worldOf = ({ zone }: OpenZone): string => [...zone.exportState()].join('').replace(/"now":\d+/, '');

/** What came of a call, in words: for a refusal its status, its code and the parameters that it names. */
async function refusalOf(make: MakeClient, id: string, args: Args): Promise<string> {
  try {
    await callById(make, id, args);
    return 'carried out';
  } catch (error) {
    const { status, makeCode, suberrors, code }: Readonly<Record<string, unknown>> = { ...Object(error) };
    if (code === 'arguments_invalid') return 'not sent';
    const names = Array.isArray(suberrors)
      ? suberrors.map((suberror) => String(Reflect.get(Object(suberror), 'name')))
      : [];
    return [status, makeCode, ...names].join(' ');
  }
}

/** Something of the same kind that is nowhere. */
const nowhere = (value: unknown): number | string => (typeof value === 'number' ? 999_999_999 : 'no-such-thing');

/** Arguments that say which thing is meant: those of the path, and ids. */
const identifying = (args: Args, params: object = {}): string[] =>
  Object.keys(args).filter((name) => Object.hasOwn(params, name) || name.endsWith('Id'));

const clientFor = ({ zone }: OpenZone, user: number, without?: string): MakeClient =>
  clientWith(zone, zone.createToken({ scopes: allScopes.filter((scope) => scope !== without), user }));

/** Tries a call in ways that have to fail, after which the zone has to be as it was, and then as it should be. */
async function tryOut(open: OpenZone, endpoint: Endpoint, { as = 'owner', args }: KnownCall): Promise<void> {
  const { id, scopes, params } = endpoint;
  const user = open.zone.people[as];
  const lacking = scopes.map((scope) => clientFor(open, user, scope));
  const make = clientFor(open, user);
  const before = worldOf(open);
  for (const poor of lacking) expect(await refusalOf(poor, id, args)).toBe('403 SC403');
  for (const name of identifying(args, params)) {
    if (`${id} ${name}` in notRefused) continue;
    const refusal = await refusalOf(make, id, { ...args, [name]: nowhere(args[name]) });
    // Words and ids of fixed lists are not looked for, but wrong.
    expect([name, ['404 IM304', `400 SC400 ${name}`, 'not sent'].includes(refusal) || refusal]).toEqual([name, true]);
  }
  expect(worldOf(open) === before).toBe(true);
  expect(await refusalOf(make, id, args)).toBe('carried out');
}

const written = new Set(allWrites.map(({ write }) => write));
const casesOf = (isWrite: boolean) =>
  endpoints.filter(({ id }) => written.has(id) === isWrite).map((endpoint) => [endpoint.id, endpoint] as const);

describe('writes', () => {
  let open: OpenZone;

  beforeAll(async () => {
    open = await openZone({ license: fullLicense });
  });

  beforeEach(() => open.zone.reset());

  afterAll(() => open.zone.close());

  test.each(casesOf(true))(
    '%s, refused for its scope or for what is not there, changes nothing, and is carried out otherwise',
    async (_, endpoint) => tryOut(open, endpoint, await knownWrite(open, endpoint)),
  );
});

describe('reads, and what leaves no trace', () => {
  let open: OpenZone;
  let values: Values;

  beforeAll(async () => {
    open = await openZone({ license: fullLicense });
    values = await seededValues(open);
  });

  afterAll(() => open.zone.close());

  test.each(casesOf(false))(
    '%s is refused for its scope and for what is not there, and carried out otherwise',
    (_, endpoint) => tryOut(open, endpoint, knownRead(endpoint, values)),
  );
});

test('what is excused from looking for things is there, and takes what it is excused for', () => {
  for (const excuse of Object.keys(notRefused)) {
    const [id, name = ''] = excuse.split(' ');
    const endpoint = endpoints.find((candidate) => candidate.id === id);
    expect({ excuse, ...endpoint?.params, ...endpoint?.query }).toHaveProperty(name);
  }
});
