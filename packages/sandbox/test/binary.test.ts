import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from 'node:tls';
import { jest } from '@jest/globals';
import { Make } from '@makehq/sdk';
import { announcement, finished, packageFolder, startBinary } from './spawned-sandbox.js';
import type { Finished } from './spawned-sandbox.js';

// Every test starts processes, on machines that may be busy.
jest.setTimeout(30_000);

const uuidV4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let running: ChildProcessWithoutNullStreams[] = [];

function start(...flags: string[]): ChildProcessWithoutNullStreams {
  const child = startBinary(flags);
  running.push(child);
  return child;
}

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
});

/** Make's SDK over plain HTTP. */
function clientOf({ apiToken, zone }: Record<string, unknown>): Make {
  const make = new Make(String(apiToken), String(zone));
  make.protocol = 'http';
  return make;
}

/** Ends the process by a signal, which must not take longer than a second. */
async function stopped(child: ChildProcessWithoutNullStreams, signal: NodeJS.Signals): Promise<Finished> {
  const ended = finished(child);
  const before = performance.now();
  child.kill(signal);
  const result = await ended;
  expect(performance.now() - before).toBeLessThan(1_000);
  return result;
}

const lasting = ({ apiToken, readOnlyToken, teamId }: Record<string, unknown>) => ({ apiToken, readOnlyToken, teamId });

/** Another program, which knows the zone only by what the line says and trusts only the certificate it is given. */
const foreignProgram = `
  import { Make } from '@makehq/sdk';
  const { zone, token, teamId } = JSON.parse(process.argv[1]);
  const rows = await new Make(token, zone).scenarios.list(teamId, { cols: ['name'] });
  process.stdout.write(rows.map(({ name }) => name).join(','));
`;

function runForeignProgram(asked: object, caFile?: unknown) {
  const env = { PATH: process.env['PATH'], ...(typeof caFile === 'string' && { NODE_EXTRA_CA_CERTS: caFile }) };
  const words = ['--input-type=module', '-e', foreignProgram, JSON.stringify(asked)];
  return finished(spawn(process.execPath, words, { cwd: packageFolder, env }));
}

test('it prints one line of JSON with all a client needs, and serves there', async () => {
  const line = await announcement(start('--port', '0', '--seed', '7'));
  expect(Object.keys(line)).toEqual([
    'url',
    'zone',
    'apiToken',
    'readOnlyToken',
    'organizationId',
    'teamId',
    'otherTeamId',
    'otherOrganizationId',
    'people',
    'oauthUrl',
    'oauthClient',
    'publicOAuthClient',
  ]);
  expect([line['apiToken'], line['readOnlyToken']]).toEqual([
    expect.stringMatching(uuidV4),
    expect.stringMatching(uuidV4),
  ]);
  const answer = await fetch(`${String(line['url'])}/api/v2/users/me`, {
    headers: { authorization: `Token ${String(line['apiToken'])}` },
  });
  expect(answer.status).toBe(200);
});

test('it says where to log in, over HTTPS too, and loads what that takes when somebody comes', async () => {
  const child = start('--tls', '--refresh-tokens', 'strict');
  const { oauthUrl, url, caFile, ...line } = await announcement(child);
  expect(oauthUrl).not.toBe(url);
  expect(line).toMatchObject({
    oauthClient: { clientId: expect.any(String), clientSecret: expect.any(String) },
    publicOAuthClient: { clientId: expect.any(String) },
  });
  const ask = `fetch('${String(oauthUrl)}/.well-known/openid-configuration').then(async (answer) => console.log(await answer.text()))`;
  const env = { PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: String(caFile) };
  const { output, complaint } = await finished(spawn(process.execPath, ['-e', ask], { env }));
  expect({ ...JSON.parse(output), complaint }).toMatchObject({
    issuer: oauthUrl,
    token_endpoint: `${String(oauthUrl)}/oauth/v2/token`,
    complaint: '',
  });
  await stopped(child, 'SIGTERM');
});

test('an older Node gets one line that says so', async () => {
  const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '22.9.1' } });`;
  const words = ['--import', `data:text/javascript,${encodeURIComponent(older)}`, 'bin/makegate-sandbox.js', '--help'];
  await expect(finished(spawn(process.execPath, words, { cwd: packageFolder }))).resolves.toEqual({
    code: 1,
    output: '',
    complaint: 'makegate-sandbox: Node 22.19 or later is needed; this is 22.9.1.\n',
  });
});

test('the same seed prints the same tokens and ids, another seed prints others', async () => {
  const [one, same, other] = await Promise.all([
    announcement(start('--seed', '7')),
    announcement(start('--seed', '7')),
    announcement(start('--seed', '8')),
  ]);
  expect(lasting(same)).toEqual(lasting(one));
  expect(other['apiToken']).not.toBe(one['apiToken']);
});

test('a foreign client that speaks only HTTPS works through the certificate that --tls prints', async () => {
  const line = await announcement(start('--tls'));
  const { zone, apiToken: token, teamId, caFile } = line;
  const byAddress = await runForeignProgram({ zone, token, teamId }, caFile);
  expect(byAddress).toMatchObject({ code: 0, output: expect.stringContaining('Quote shipping cost') });
  const localhost = String(zone).replace('127.0.0.1', 'localhost');
  const byName = await runForeignProgram({ zone: localhost, token, teamId }, caFile);
  expect(byName).toMatchObject({ code: 0, output: byAddress.output });
});

test('without the certificate nobody trusts it', async () => {
  const { zone, apiToken: token, teamId } = await announcement(start('--tls'));
  const { code, complaint } = await runForeignProgram({ zone, token, teamId });
  expect(code).not.toBe(0);
  expect(complaint).toMatch(/certificate/i);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it at once, though a client stays connected', async (signal) => {
  const child = start('--tls');
  const { zone, caFile } = await announcement(child);
  expect(existsSync(String(caFile))).toBe(true);
  const [host = '', port] = String(zone).split(':');
  const idle = connect({ host, port: Number(port), ca: await readFile(String(caFile)) });
  await once(idle, 'secureConnect');
  idle.on('error', () => idle.destroy());
  expect((await stopped(child, signal)).code).toBe(0);
  expect(existsSync(String(caFile))).toBe(false);
});

test('it ends while a run goes on and a caller waits for it', async () => {
  const child = start('--run-duration-ms', '60000');
  const line = await announcement(child);
  const make = clientOf(line);
  const rows = await make.scenarios.list(Number(line['teamId']));
  const stock = rows.find(({ name }) => name === 'Report stored records');
  const wait = make.scenarios.run(stock?.id ?? 0).then(
    () => 'answered',
    () => 'dropped',
  );
  await expect(Promise.race([wait, delay(200, 'waiting')])).resolves.toBe('waiting');
  expect((await stopped(child, 'SIGTERM')).code).toBe(0);
  await expect(wait).resolves.toBe('dropped');
});

test('--on-demand-scenarios and --api-limit reach the zone', async () => {
  const line = await announcement(start('--on-demand-scenarios', '12', '--api-limit', '3'));
  const make = clientOf(line);
  const ask = () => make.scenarios.list(Number(line['teamId']));
  const onDemand = (await ask()).filter((row) => row.isActive && row.scheduling.type === 'on-demand');
  expect(onDemand).toHaveLength(12);
  await ask();
  await ask();
  await expect(ask()).rejects.toMatchObject({ statusCode: 429 });
});

test('the quota and the faults of the command line hold from the first request on', async () => {
  const line = await announcement(
    start('--plan', 'free', '--quota-window', 'sliding', '--quota-window-ms', '500', '--fault', '{"kind":"html"}'),
  );
  const report: unknown = await (await fetch(`${String(line['url'])}/_sandbox/quota`)).json();
  expect(report).toEqual({ window: 'sliding', windowMs: 500, enforced: true, organizations: [] });
  const answer = await fetch(`${String(line['url'])}/api/v2/users/me`);
  expect(answer.headers.get('content-type')).toContain('text/html');
});

test('--help explains the flags and exits 0', async () => {
  const { code, output } = await finished(start('--help'));
  expect(code).toBe(0);
  for (const flag of ['--port', '--seed', '--tls', '--run-duration-ms', '--responsive-wait-ms', '--api-limit']) {
    expect(output).toContain(flag);
  }
});

test.each([
  [['--prot', '1'], '--prot'],
  [['--port', 'ten'], '--port'],
  [['--port', '70000'], '--port'],
  [['extra'], 'extra'],
  [['--refresh-tokens', 'never'], '--refresh-tokens'],
  [['--access-token-seconds', '0'], '--access-token-seconds'],
])('%j is refused with exit code 2 and a message that names it', async (flags, named) => {
  const { code, output, complaint } = await finished(start(...flags));
  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(complaint).toContain(named);
  expect(complaint).toContain('--help');
});

test('a port that is taken ends it with code 1 and the reason', async () => {
  const { zone } = await announcement(start());
  const [, port = ''] = String(zone).split(':');
  const { code, complaint } = await finished(start('--port', port));
  expect(code).toBe(1);
  expect(complaint).toContain(port);
});

test('without a folder for the certificate it does not stay behind half started', async () => {
  const child = startBinary(['--tls'], { TMPDIR: '/nowhere/at/all' });
  running.push(child);
  const { code, output, complaint } = await finished(child);
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(complaint).toContain('/nowhere/at/all');
});
