import { request } from 'node:http';
import type { RequestOptions } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { startSandbox } from '../index.js';
import type { Sandbox } from '../index.js';

let zone: Sandbox;

beforeEach(async () => {
  zone = await startSandbox({ apiLimit: 3 });
});

afterEach(() => zone.close());

async function ask(path: string, init: RequestInit = {}) {
  const headers = { authorization: `Token ${zone.apiToken}` };
  const answer = await fetch(`${zone.url}/api/v2${path}`, { headers, ...init });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
}

test.each([
  ['Bearer with an API token', () => `Bearer ${zone.apiToken}`],
  ['a token of nobody', () => 'Token 00000000-0000-4000-8000-000000000000'],
  ['the token alone', () => zone.apiToken],
])('%s is a bad credential', async (_, authorization) => {
  const { status, text } = await ask('/users/me', { headers: { authorization: authorization() } });
  expect(status).toBe(401);
  expect(JSON.parse(text)).toEqual({ detail: 'Access denied.', message: 'Unauthorized', code: 'IM102' });
});

test('a body that is not JSON is a bad request', async () => {
  const { status, text } = await ask('/scenarios-folders', { method: 'POST', body: '{"name":' });
  expect(status).toBe(400);
  expect(JSON.parse(text)).toMatchObject({ code: 'SC400', detail: 'Invalid JSON in the request body.' });
});

test('what no endpoint has is not found', async () => {
  expect((await ask('/nowhere')).status).toBe(404);
  expect((await ask('/users/me/')).status).toBe(404);
  expect((await ask('/Users/me')).status).toBe(404);
});

/** Says what `fetch` would not let anybody say. */
function askRaw(path: string, options: RequestOptions = {}, body = ''): Promise<{ status?: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const asked = request(zone.url, { ...options, path }, (answer) => {
      textOf(answer).then((text) => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) }), reject);
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

const nonsense = { method: 'POST', headers: { 'content-type': 'nonsense', 'content-length': '2' } };
const refusedByServer: readonly (readonly [string, string, RequestOptions, string, number])[] = [
  ['an address that cannot be decoded', '/api/v2/%zz', {}, '', 400],
  ['a parameter without end', `/api/v2/dlqs/${'x'.repeat(2_000)}`, {}, '', 414],
  ['a content type that is none', '/api/v2/scenarios-folders', nonsense, '{}', 415],
];

test.each(refusedByServer)('%s is refused in the shape of other errors', async (_, path, options, body, status) => {
  const answer = await askRaw(path, options, body);
  expect(answer).toMatchObject({ status, body: { detail: expect.any(String), message: expect.any(String) } });
  expect(answer.body).not.toHaveProperty('statusCode');
});

test.each(['/api/v2/users/me', '/_sandbox/requests', '/nowhere'])('%s is closed to another host name', async (path) => {
  const headers = { authorization: `Token ${zone.apiToken}`, host: 'evil.example' };
  await expect(askRaw(path, { headers })).resolves.toMatchObject({ status: 403, body: { message: 'Forbidden' } });
  expect(zone.requests()).toEqual([]);
});

test('localhost is as good a name as the address', async () => {
  const headers = { authorization: `Token ${zone.apiToken}`, host: `localhost:${new URL(zone.url).port}` };
  await expect(askRaw('/api/v2/users/me', { headers })).resolves.toMatchObject({ status: 200 });
});

test('above its limit the organization gets a 429 in plain text, and runs do not count', async () => {
  const { text } = await ask(`/scenarios?teamId=${zone.teamId}&cols[]=id`);
  const [first]: readonly { readonly id: number }[] = JSON.parse(text).scenarios;
  await ask('/users/me');
  await ask('/users/me');
  const refused = await ask('/users/me');
  expect(refused).toMatchObject({ status: 429, type: expect.stringContaining('text/plain') });
  expect(refused.text).toContain('Requests limit for organization exceeded');
  expect((await ask(`/scenarios/${first?.id}/run`, { method: 'POST' })).status).toBe(400);
});

test('every bad parameter is named at once', async () => {
  const body = JSON.stringify({ teamId: 'x', name: '' });
  const { text } = await ask('/scenarios-folders', { method: 'POST', body });
  expect(JSON.parse(text)).toMatchObject({
    detail: 'Validation failed for 2 parameter(s).',
    suberrors: [{ name: 'teamId' }, { name: 'name' }],
  });
});

const missing = (name: string) => ({ name, message: `Missing value of required parameter '${name}'.` });

test('a parameter that is missing is named in the words of Make, wherever it belongs', async () => {
  const body = JSON.stringify({ name: 5 });
  const folder = await ask('/scenarios-folders', { method: 'POST', body });
  expect(JSON.parse(folder.text).suberrors).toEqual([
    missing('teamId'),
    { name: 'name', message: 'Invalid input: expected string, received number' },
  ]);
  const list = await ask('/scenarios-folders');
  expect(JSON.parse(list.text).suberrors).toEqual([missing('teamId')]);
});

test('a second zone of the same seed knows nothing of what the first was told', async () => {
  const other = await startSandbox();
  try {
    await ask('/scenarios-folders', {
      method: 'POST',
      body: JSON.stringify({ teamId: zone.teamId, name: 'Only here' }),
    });
    const headers = { authorization: `Token ${other.apiToken}` };
    const folders = await fetch(`${other.url}/api/v2/scenarios-folders?teamId=${other.teamId}`, { headers });
    expect(other.teamId).toBe(zone.teamId);
    expect(await folders.text()).not.toContain('Only here');
    expect((await ask(`/scenarios-folders?teamId=${zone.teamId}`)).text).toContain('Only here');
  } finally {
    await other.close();
  }
});
