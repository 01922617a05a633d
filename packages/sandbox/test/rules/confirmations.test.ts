import { allScopes } from '../../src/seed/scopes.js';
import { allEndpoints } from '../all-endpoints.js';
import { allWrites } from '../contract/all-writes.js';
import { knownWrite } from '../contract/known-calls.js';
import { callById } from '../contract/walk-row.js';
import { fullLicense } from '../full-license.js';
import { clientWith, openZone } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';

const endpoints = await allEndpoints();
const written = new Set(allWrites.map(({ write }) => write));
const withConfirmation = endpoints.filter(
  ({ id, effect, query }) => effect === 'delete' && written.has(id) && query !== undefined && 'confirmed' in query,
);
/** What asks only when something would break, and the rows break nothing; their handlers' tests break something. */
const onlyWhenUsed: readonly string[] = [
  'connections.delete',
  'functions.delete',
  'templates.delete',
  'userRoles.setTeamRole',
  'userRoles.setOrganizationRole',
  'customProperties.deleteValues',
];

let open: OpenZone;

beforeAll(async () => {
  open = await openZone({ license: fullLicense });
});

beforeEach(() => open.zone.reset());

afterAll(() => open.zone.close());

/** But for the time, which goes on. */
const worldOf = ({ zone }: OpenZone): string => [...zone.exportState()].join('').replace(/"now":\d+/, '');
const always = withConfirmation.filter(({ id }) => !onlyWhenUsed.includes(id));

test.each(always.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s without confirmed is a 406 IM004 that says what would be lost, and nothing is',
  async (id, endpoint) => {
    const { as = 'owner', args } = await knownWrite(open, endpoint);
    const make = clientWith(open.zone, open.zone.createToken({ scopes: allScopes, user: open.zone.people[as] }));
    const before = worldOf(open);
    const refused = callById(make, id, { ...args, confirmed: undefined });
    await expect(refused).rejects.toMatchObject({
      status: 406,
      makeCode: 'IM004',
      detail: expect.stringMatching(/\w/),
    });
    expect(worldOf(open)).toBe(before);
  },
);

test('scenarios, folders, agents and roles of people go without any confirmation', () => {
  const unasked = ['scenarios.delete', 'folders.delete', 'onPremAgents.delete', 'aiAgents.delete'];
  const asked = withConfirmation.map(({ id }) => id);
  expect(unasked.filter((id) => asked.includes(id) || !written.has(id))).toEqual([]);
});

test('a change of a scenario wants a confirmation for an app that is new to the organization', async () => {
  const { make, zone } = open;
  const blueprint = { name: 'Weather', flow: [{ id: 1, module: 'weather:ActionGetCurrent' }], metadata: {} };
  const [scenario] = (await make.scenarios.list({ teamId: zone.teamId })).scenarios;
  const change = { scenarioId: scenario?.id ?? 0, blueprint };
  await expect(make.scenarios.update(change)).rejects.toMatchObject({ status: 406, makeCode: 'IM004' });
  await expect(make.scenarios.update({ ...change, confirmed: true })).resolves.toBeDefined();
});
