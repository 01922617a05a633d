import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { startSandbox } from '@makegate/sandbox';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { deliver, signedByReference } from './fakes/deliveries.js';
import { runGateway, startGateway } from './run-gateway.js';
import type { RunningGateway, Variables } from './run-gateway.js';

// Starting processes takes its time on a busy machine.
jest.setTimeout(60_000);

const anyPorts: Variables = { MAKEGATE_LISTEN: '127.0.0.1:0', MAKEGATE_METRICS_LISTEN: 'off' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'makegate-serving-'));
});
let running: RunningGateway | undefined;
afterEach(async () => {
  running?.process.kill('SIGKILL');
  await running?.ended;
  await rm(folder, { recursive: true, force: true });
});

const served = async (gateway: RunningGateway): Promise<string> =>
  (await gateway.said(/Serving MCP at (http:\S+)/))[1] ?? '';

async function connect(url: string, key: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const requestInit = { headers: { authorization: `Bearer ${key}` } };
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit });
  await client.connect(transport);
  return client;
}

const namesFor = async (client: Client) => (await client.listTools()).tools.map(({ name }) => name);

async function variables(): Promise<Variables> {
  const encryptionKey = (await runGateway(['new-key'])).stdout;
  return { ...anyPorts, MAKEGATE_STATE: join(folder, 'state.json'), MAKEGATE_ENCRYPTION_KEYS: encryptionKey };
}

const addKey = async (to: Variables) => {
  const args = ['keys', 'add', '--principal', 'ana', '--name', 'n', '--scopes', 'make:read make:run'];
  return (await runGateway(args, to)).stdout.trim();
};

test('serves a practice zone to two people with different rights, ends on Ctrl-C and leaves nothing behind', async () => {
  running = startGateway(['--sandbox'], { TMPDIR: folder });
  const url = await served(running);
  await running.said(/Ctrl-C ends it/);
  const [anaKey = '', benKey = ''] = new Set(running.stdout().match(/mkgw_\w+/g));
  const ana = await connect(url, anaKey);
  const ben = await connect(url, benKey);
  expect(await namesFor(ana)).toEqual(expect.arrayContaining(['scenarios_list', 'scenarios_run', 'scenarios_delete']));
  expect(await namesFor(ben)).toContain('scenarios_list');
  expect(await namesFor(ben)).not.toContain('scenarios_run');
  const answer = await ben.callTool({ name: 'status', arguments: {} });
  expect(answer.isError).not.toBe(true);
  await Promise.all([ana.close(), ben.close()]);
  expect(running.stdout()).toContain(
    `claude mcp add --transport http make ${url} --header "Authorization: Bearer ${anaKey}"`,
  );
  expect(await readdir(folder)).toHaveLength(1);
  running.process.kill('SIGINT');
  expect(await running.ended).toEqual({ code: 0, signal: null });
  expect(await readdir(folder)).toEqual([]);
});

test('keeps practice apart from what is configured', async () => {
  const real = {
    ...(await variables()),
    REDIS_URL: 'redis://127.0.0.1:1',
    MAKEGATE_AUDIT_FILE: join(folder, 'audit.jsonl'),
    MAKEGATE_LISTEN: '192.0.2.1:1',
    MAKEGATE_READ_ONLY: 'true',
    MAKEGATE_CONFIG: join(folder, 'not-there.yaml'),
    TMPDIR: folder,
  };
  running = startGateway(['--sandbox', '--json'], real);
  const url = await served(running);
  await running.said(/\}\n/);
  const said = JSON.parse(running.stdout());
  expect(said).toMatchObject({ url, people: [{ principal: 'ana' }, { principal: 'ben' }] });
  const ana = await connect(url, said.people[0].key);
  expect(await namesFor(ana)).toContain('scenarios_run');
  await ana.close();
  running.process.kill('SIGTERM');
  expect(await running.ended).toEqual({ code: 0, signal: null });
  expect(await readdir(folder)).toEqual([]);
});

test('does not start with an audit file that cannot be written', async () => {
  const MAKEGATE_AUDIT_FILE = join(folder, 'missing', 'audit.jsonl');
  const refused = await runGateway([], { ...(await variables()), MAKEGATE_AUDIT_FILE });
  expect(refused).toMatchObject({ code: 78, stdout: '' });
  expect(refused.stderr).toContain(`MAKEGATE_AUDIT_FILE: cannot be written (ENOENT): ${MAKEGATE_AUDIT_FILE}.`);
});

test('starts with encryption keys that open nothing, and says so loudly', async () => {
  const given = await variables();
  await addKey(given);
  const sandbox = await startSandbox();
  const set = ['credentials', 'set', '--principal', 'ana', '--zone', sandbox.url];
  expect(await runGateway(set, given, sandbox.apiToken).finally(() => sandbox.close())).toMatchObject({ code: 0 });
  running = startGateway([], { ...given, MAKEGATE_ENCRYPTION_KEYS: (await runGateway(['new-key'])).stdout });
  await served(running);
  expect(running.stderr()).toMatch(/Warning: The credential of ana cannot be opened\..*\(sealing_key_unknown\)/);
  expect(running.stderr()).toContain('Warning: 1 stored credential does not open');
});

test('practises deliveries: what is signed with the printed secret runs a scenario, once', async () => {
  running = startGateway(['--sandbox', '--json'], { ...anyPorts, TMPDIR: folder });
  const address = new URL(await served(running)).origin;
  await running.said(/\}\n/);
  const { hook } = JSON.parse(running.stdout());
  expect(hook).toMatchObject({ url: `${address}/hooks/shipping`, scheme: 'make' });
  const body = '{"destination":"Brno","weightKg":3}';
  const headers = signedByReference(body, { secret: hook.secret });
  expect((await deliver(address, 'shipping', headers, body)).status).toBe(202);
  expect((await deliver(address, 'shipping', headers, body)).status).toBe(200);
});

test('lets a key in and refuses it with the next request after another process revoked it', async () => {
  const given = await variables();
  const key = await addKey(given);
  running = startGateway([], given);
  const client = await connect(await served(running), key);
  expect((await client.listTools()).tools.length).toBeGreaterThan(0);
  await runGateway(['keys', 'revoke', key.split('_')[1] ?? ''], given);
  await expect(client.listTools()).rejects.toThrow(/token_invalid|401|Unauthorized/);
  await client.close();
});

test('uses a credential that was set while it runs, with the next call', async () => {
  const sandbox = await startSandbox();
  const given = await variables();
  const key = await addKey(given);
  running = startGateway(['serve', '--json'], given);
  const client = await connect(await served(running), key);
  expect(JSON.parse(running.stdout())).toEqual({ url: await served(running) });
  const status = async () =>
    JSON.stringify(await client.callTool({ name: 'scenarios_list', arguments: { teamId: sandbox.teamId } }));
  expect(await status()).toContain('credential_missing');
  const set = ['credentials', 'set', '--principal', 'ana', '--zone', sandbox.url];
  expect(await runGateway(set, given, sandbox.apiToken)).toMatchObject({ code: 0, stderr: '' });
  expect(await status()).toContain('Quote shipping cost');
  await client.close();
  await sandbox.close();
});

test('says what is in the way when its address is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const listen = `127.0.0.1:${(other.address() as AddressInfo).port}`;
  const refused = await runGateway(['serve'], { ...(await variables()), MAKEGATE_LISTEN: listen });
  expect(refused).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('Another process listens there'),
  });
  await new Promise((resolve) => other.close(resolve));
});

test('does not start when no Redis answers, and says why', async () => {
  const { MAKEGATE_STATE: _, ...given } = await variables();
  const refused = await runGateway([], { ...given, REDIS_URL: 'redis://:zzqx@127.0.0.1:1' });
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('(redis_unreachable)') });
  expect(refused.stderr).not.toContain('zzqx');
});

test('warns when it starts of what is probably not meant', async () => {
  running = startGateway([], { ...(await variables()), MAKEGATE_PUBLIC_URL: 'http://mcp.example.com' });
  await served(running);
  expect(running.stderr()).toContain('MAKEGATE_PUBLIC_URL: begins with http');
});
