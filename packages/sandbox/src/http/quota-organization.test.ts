import { seedZone } from '../seed/seed.js';
import { addPerson } from '../state/places.js';
import { addToken } from '../state/tokens.js';
import { addTeam } from '../state/places.js';
import { chargedOrganization } from './quota-organization.js';

const seeded = seedZone({ seed: 1, now: () => 0, apiLimit: 60, onDemandScenarios: undefined });
const { state, organizationId: first, otherOrganizationId: other, teamId, people, apiToken } = seeded;

// A person of both organizations: at home in the first, and working in the second too.
const inBoth = people.member;
state.organizationMembers.add({ organizationId: other, userId: inBoth, usersRoleId: 13 });
const token = addToken(state, { label: 'Both', userId: inBoth, scopes: [] });
const otherTeam = addTeam(state, { organizationId: other, name: 'Abroad', by: people.outsider });
const folder = state.folders.add({ id: state.nextId(), teamId: otherTeam.id, name: 'Abroad', parentId: null });
const [incomplete] = state.incompleteExecutions;

const asked = { params: {}, query: {}, body: undefined };

test.each([
  ['nothing', {}, first],
  ['an organization in the path', { params: { organizationId: String(other) } }, other],
  ['a team in the query', { query: { teamId: String(otherTeam.id) } }, other],
  ['a team in the body', { body: { name: 'x', teamId: otherTeam.id } }, other],
  ['a row of a team', { params: { folderId: String(folder.id) } }, other],
  ['a row with another name than its table', { params: { dlqId: incomplete?.id } }, first],
  ['a team of the first', { query: { teamId: String(teamId) } }, first],
  ['what does not exist', { params: { folderId: '1' }, query: { teamId: 'x' } }, first],
  ['names that mean no table', { body: { nextId: 3, constructorId: 4, __protoId: 5 } }, first],
  ['bytes', { body: new Uint8Array(8) }, first],
])('a call that names %s', (_, over, expected) => {
  expect(chargedOrganization(state, token, { ...asked, ...over })).toBe(expected);
});

test('nobody uses up the limit of an organization they do not belong to', () => {
  const query = { organizationId: String(other), teamId: String(otherTeam.id) };
  expect(chargedOrganization(state, apiToken, { ...asked, query })).toBe(first);
});

test('a token for certain teams is at home where its first team is', () => {
  const abroad = addToken(state, { label: 'Abroad', userId: inBoth, scopes: [], teams: [otherTeam.id] });
  expect(chargedOrganization(state, abroad, asked)).toBe(other);
});

test('a person without an organization uses up nothing', () => {
  const { id: userId } = addPerson(state, { name: 'Nobody', email: 'nobody@example.com' });
  const lonely = addToken(state, { label: 'Alone', userId, scopes: [] });
  expect(chargedOrganization(state, lonely, { ...asked, query: { organizationId: String(first) } })).toBeUndefined();
});
