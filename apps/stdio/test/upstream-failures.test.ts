import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { startSandbox } from '@makegate/sandbox';
import type { Fault, Sandbox } from '@makegate/sandbox';
import { failureOf, openServer } from './open-server.js';
import type { OpenServer } from './open-server.js';

let sandbox: Sandbox;
let server: OpenServer;

beforeAll(async () => {
  sandbox = await startSandbox();
  server = await openServer(sandbox, { args: ['--no-scenario-tools'] });
  await server.tools();
});

afterAll(async () => {
  await server.close();
  await sandbox.close();
});

type FaultOfOne = Exclude<Fault, { readonly kind: 'outage' | 'skew' }>;

const faults: readonly (readonly [string, FaultOfOne, string, RegExp])[] = [
  [
    'an expired token',
    { kind: 'status', status: 401, body: { message: 'Unauthorized' } },
    'make_unauthorized',
    /token/i,
  ],
  [
    'a missing scope',
    { kind: 'status', status: 403, body: { code: 'SC403', message: 'Forbidden' } },
    'make_forbidden',
    /hooks:read/,
  ],
  ['an HTML page in place of a reply', { kind: 'html' }, 'make_reply_unreadable', /zone|page/i],
  ['a 30 MB reply', { kind: 'large' }, 'make_reply_too_large', /large|narrow|fewer|limit/i],
];

test.each(faults)('answers %s with a code and the fix, and goes on serving', async (_, fault, code, fix) => {
  sandbox.addFault({ match: { path: '/hooks' }, ...fault });
  const failure = failureOf(await server.call('hooks_list'));
  expect(failure.code).toBe(code);
  expect(failure.sentence).toMatch(fix);
  expect(failure.sentence).not.toContain(sandbox.apiToken);
  expect((await server.call('hooks_list')).isError).toBeFalsy();
});

test.each<[string, FaultOfOne]>([
  ['an HTML error page', { kind: 'html', status: 502 }],
  ['a socket reset in the middle of the reply', { kind: 'reset' }],
])(
  'bears with %s, and says so when it goes on',
  async (_, fault) => {
    const match = { path: '/hooks' };
    sandbox.addFault({ match, ...fault });
    expect((await server.call('hooks_list')).isError).toBeFalsy();
    sandbox.addFault({ match, ...fault, share: 1 });
    const failure = failureOf(await server.call('hooks_list'));
    sandbox.clearFaults();
    expect(failure).toMatchObject({ code: 'make_unavailable', sentence: expect.stringMatching(/again/i) });
  },
  10_000,
);

test('waits as long as a 429 asks, and goes on', async () => {
  sandbox.addFault({
    match: { path: '/hooks' },
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '1' },
    body: 'slow',
  });
  expect((await server.call('hooks_list')).isError).toBeFalsy();
  expect(sandbox.requests().filter(({ status }) => status === 429)).toHaveLength(1);
});

test('serves although Make cannot be reached, and status says so', async () => {
  const nobody = createServer().listen(0, '127.0.0.1');
  await once(nobody, 'listening');
  const { port } = nobody.address() as AddressInfo;
  nobody.close();
  await once(nobody, 'close');
  const lonely = await openServer(sandbox, { environment: { MAKE_ZONE: `http://127.0.0.1:${port}` } });
  expect((await lonely.tools()).length).toBeGreaterThan(10);
  expect((await lonely.call('status')).structuredContent).toMatchObject({ make: 'unreachable' });
  expect(failureOf(await lonely.call('hooks_list')).code).toBe('make_unavailable');
  await lonely.close();
}, 20_000);

test('writes no token and no address with a query to its log', async () => {
  sandbox.addFault({ match: { path: '/hooks' }, kind: 'status', status: 500, body: { message: 'Broken' } });
  await server.call('hooks_list');
  expect(server.stderr()).not.toContain(sandbox.apiToken);
});
