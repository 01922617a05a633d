import { clientWith, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeAll(async () => {
  open = await openZone();
});

afterAll(() => open.zone.close());

const json = { 'content-type': 'application/json' };

async function ask(sketch: unknown, headers: Readonly<Record<string, string>> = json) {
  const url = `${open.zone.url}/_sandbox/tokens`;
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(sketch) });
  const body: Readonly<Record<string, unknown>> = JSON.parse(await answer.text());
  return { status: answer.status, body };
}

test('a process in another language gets a token of any person, with the scopes and teams it names', async () => {
  const { people, otherTeamId, teamId } = open.zone;
  const { status, body } = await ask({
    scopes: ['scenarios:read', 'user:read'],
    teams: [otherTeamId],
    user: people.member,
  });
  expect(status).toBe(201);
  const make = clientWith(open.zone, String(body['token']));
  await expect(make.users.me()).resolves.toMatchObject({ authUser: { id: people.member } });
  await expect(make.scenarios.list({ teamId: otherTeamId })).resolves.toBeDefined();
  await expect(make.scenarios.list({ teamId })).rejects.toMatchObject({ code: 'make_not_found' });
  await expect(make.hooks.list({ teamId: otherTeamId })).rejects.toMatchObject({ makeCode: 'SC403' });
});

test('without a user the token is the owner’s', async () => {
  const { body } = await ask({ scopes: ['user:read'] });
  const { authUser } = await clientWith(open.zone, String(body['token'])).users.me();
  expect(authUser.id).toBe(open.zone.people.owner);
});

test.each([
  ['no scopes', {}, 'scopes'],
  ['a field that there is not', { scopes: [], label: 'x' }, 'label'],
  ['a user that there is not', { scopes: [], user: 7 }, 'user 7'],
  ['a team that there is not', { scopes: [], teams: [7] }, 'team 7'],
])('%s is a 400 that says so', async (_what, sketch, named) => {
  expect(await ask(sketch)).toMatchObject({ status: 400, body: { detail: expect.stringContaining(named) } });
});

test('a web page gets none: the body has to be JSON', async () => {
  expect(await ask({ scopes: [] }, { 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
});
