import { clientOf, firstTeam, ours, secondTeam } from '../../test/contract/seeded-people.js';
import { clientWith, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';
import { askPlainly } from '../../test/plain-request.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const unknownToken = { status: 401, makeCode: 'IM102' };
type Filter = Parameters<OpenZone['make']['users']['list']>[0];

const names = async (filter: Filter) => (await open.make.users.list(filter)).users.map(({ name }) => name);

test('a token is shown whole when it is made, opens its scopes, and is masked from then on', async () => {
  const { apiToken } = await open.make.users.createApiToken({ label: 'Reports', scope: ['scenarios:read'] });
  const secret = apiToken.token ?? '';
  const narrow = clientWith(open.zone, secret);
  await expect(narrow.scenarios.list(firstTeam(open))).resolves.toBeDefined();
  await expect(narrow.hooks.list(firstTeam(open))).rejects.toMatchObject({ makeCode: 'SC403' });
  const listed = (await open.make.users.apiTokens()).apiTokens.find(({ label }) => label === 'Reports');
  expect(listed).toEqual({ ...apiToken, token: `${secret.slice(0, 4)}****` });
});

test('a token is deleted by the time it was made, and then is as unknown as one that never was', async () => {
  const make = clientOf(open, 'member');
  const made = await Promise.all(
    ['One', 'Two'].map(async (label) => (await make.users.createApiToken({ label, scope: ['user:read'] })).apiToken),
  );
  expect(new Set(made.map(({ created }) => created)).size).toBe(2);
  const [one, two] = made;
  const timestamp = one?.created ?? '';
  await make.users.deleteApiToken({ timestamp });
  await expect(clientWith(open.zone, one?.token ?? '').users.me()).rejects.toMatchObject(unknownToken);
  await expect(clientWith(open.zone, two?.token ?? '').users.me()).resolves.toBeDefined();
  await expect(make.users.deleteApiToken({ timestamp })).rejects.toMatchObject({ status: 404 });
});

test('nobody deletes the token of somebody else', async () => {
  const [token] = (await open.make.users.apiTokens()).apiTokens;
  const timestamp = token?.created ?? '';
  await expect(clientOf(open, 'outsider').users.deleteApiToken({ timestamp })).rejects.toMatchObject({ status: 404 });
});

test('scopes of administrators are a 403, scopes that do not exist a 400', async () => {
  const { users } = open.make;
  await expect(users.createApiToken({ label: 'All', scope: ['user:read', 'admin:write'] })).rejects.toMatchObject({
    status: 403,
    makeCode: 'SC403',
    detail: expect.stringContaining('admin:write'),
  });
  await expect(users.createApiToken({ label: 'Odd', scope: ['scenario:execute'] })).rejects.toMatchObject({
    status: 400,
    suberrors: [{ name: 'scope' }],
  });
});

test('a token makes no token that opens more than itself', async () => {
  const narrow = clientWith(open.zone, open.zone.createToken({ scopes: ['user:write', 'hooks:read'] }));
  const wide = narrow.users.createApiToken({ label: 'x', scope: ['hooks:read', 'scenarios:run'] });
  await expect(wide).rejects.toMatchObject({
    status: 403,
    makeCode: 'SC403',
    detail: expect.stringContaining('scenarios:run'),
  });
  await expect(narrow.users.createApiToken({ label: 'x', scope: ['hooks:read'] })).resolves.toBeDefined();
});

test('a token made with a token for one team reaches no further than that', async () => {
  const { zone } = open;
  const narrow = zone.createToken({ scopes: ['user:write', 'scenarios:read'], teams: [zone.otherTeamId] });
  const { apiToken } = await clientWith(zone, narrow).users.createApiToken({ label: 'x', scope: ['scenarios:read'] });
  const made = clientWith(zone, apiToken.token ?? '');
  await expect(made.scenarios.list(secondTeam(open))).resolves.toBeDefined();
  await expect(made.scenarios.list(firstTeam(open))).rejects.toMatchObject({ status: 404 });
});

test('the current authorization says what the token may do, and a token of another zone is unknown here', async () => {
  const other = await openZone({ seed: 2 });
  try {
    const scope = ['user:read', 'hooks:read'];
    const token = other.zone.createToken({ scopes: scope });
    await expect(clientWith(other.zone, token).users.currentAuthorization()).resolves.toEqual({
      authorization: { scope, authUsed: 'token' },
    });
    await expect(clientWith(open.zone, token).users.currentAuthorization()).rejects.toMatchObject(unknownToken);
  } finally {
    await other.zone.close();
  }
});

test('users are listed for exactly one of a team and an organization', async () => {
  const { teamId, organizationId } = open.zone;
  for (const query of ['', `?teamId=${teamId}&organizationId=${organizationId}`]) {
    const { status, text } = await askPlainly(open.zone, `/api/v2/users${query}`);
    expect({ status, body: JSON.parse(text) }).toMatchObject({ status: 400, body: { code: 'SC400' } });
  }
  expect(await names(ours(open))).toEqual(['Ines Kolar', 'Lea Brandt', 'Pavel Ruzic', 'Tomas Varga']);
  expect(await names(secondTeam(open))).toEqual(['Ines Kolar', 'Lea Brandt']);
  const theirs = open.make.users.list({ organizationId: open.zone.otherOrganizationId });
  await expect(theirs).rejects.toMatchObject({ status: 404 });
});

test('a list of users is narrowed by name, address, roles, team and ids', async () => {
  const { people, otherTeamId } = open.zone;
  expect(await names({ ...ours(open), name: 'BRANDT' })).toEqual(['Lea Brandt']);
  expect(await names({ ...ours(open), email: 'tomas' })).toEqual(['Tomas Varga']);
  expect(await names({ ...ours(open), organizationRoleId: 13 })).toEqual(['Lea Brandt', 'Pavel Ruzic']);
  expect(await names({ ...ours(open), teamRoleId: 3 })).toEqual(['Pavel Ruzic']);
  expect(await names({ ...secondTeam(open), teamRoleId: 3 })).toEqual([]);
  expect(await names({ ...ours(open), filterByTeamId: otherTeamId })).toEqual(['Ines Kolar', 'Lea Brandt']);
  expect(await names({ ...ours(open), ids: [people.admin] })).toEqual(['Tomas Varga']);
  expect(await names({ ...ours(open), tfaStatus: 1 })).toEqual([]);
});

test('a profile is changed by its own person alone', async () => {
  const { users } = open.make;
  const { member, outsider, owner } = open.zone.people;
  await expect(users.update({ userId: owner, language: 'cs', localeId: 2 })).resolves.toMatchObject({
    user: { language: 'cs', localeId: 2, name: 'Ines Kolar' },
  });
  await expect(users.update({ userId: member, name: 'X' })).rejects.toMatchObject({ makeCode: 'SC403' });
  await expect(users.update({ userId: outsider, name: 'X' })).rejects.toMatchObject({ status: 404 });
  await expect(users.update({ userId: owner, timezoneId: 99 })).rejects.toMatchObject({
    suberrors: [{ name: 'timezoneId' }],
  });
});

test('an account is deleted with all of its tokens, unless it owns an organization', async () => {
  await expect(open.make.users.deleteMe()).rejects.toMatchObject({ status: 422, makeCode: 'IM016' });
  const [one, other] = [clientOf(open, 'member'), clientOf(open, 'member')];
  await one.users.deleteMe();
  for (const token of [one, other]) await expect(token.users.me()).rejects.toMatchObject(unknownToken);
  expect(await names(secondTeam(open))).toEqual(['Ines Kolar']);
});
