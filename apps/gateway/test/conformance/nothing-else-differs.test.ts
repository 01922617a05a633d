import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { released } from '../../src/compose.js';
import { namedSettings } from '../../src/configuration/setting-names.js';
import { settings } from '../../src/settings.js';
import { runGateway, startGateway, type RunningGateway, type Variables } from '../run-gateway.js';
import { conformanceBuild } from './conformance-build.js';
import { gatewayVariables, openGateway } from './conformance-gateway.js';
import { revision } from './requirements.js';

// Starting processes takes its time on a busy machine.
jest.setTimeout(60_000);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'makegate-released-'));
});
let running: RunningGateway | undefined;
afterEach(async () => {
  running?.process.kill('SIGTERM');
  await running?.ended;
  running = undefined;
  await rm(folder, { recursive: true });
});

/** What the conformance gateway is told, for the released one. */
const sameVariables = (): Variables => gatewayVariables({ MAKEGATE_STATE: join(folder, 'state.json') });

async function serveReleased(args: readonly string[], variables: Variables): Promise<string> {
  running = startGateway(args, variables);
  const [, url = ''] = await running.said(/Serving MCP at (http:\S+)/);
  return url;
}

/** Introduces a client from this machine that shows no key. */
async function introduce(url: string) {
  const clientInfo = { name: 'runner', version: '1.0.0' };
  const params = { protocolVersion: revision, capabilities: {}, clientInfo };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params }),
  });
  await response.body?.cancel();
  return { status: response.status, challenge: response.headers.get('www-authenticate') };
}

const turnedAway = { status: 401, challenge: expect.stringMatching(/^Bearer /) };

test('differs in the registry and the authenticator, and there is nothing else to hand in', () => {
  const names = Object.keys(conformanceBuild('text')).toSorted();
  expect(names).toEqual(['authenticator', 'registry']);
  expect(Object.keys(released).toSorted()).toEqual(names);
});

test('hands nothing in anywhere in the released code', () => {
  const sources = fileURLToPath(new URL('../../src', import.meta.url));
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  );
  const calls = files.flatMap((name) =>
    [...readFileSync(join(sources, name), 'utf8').matchAll(/(?<!function )\bcompose\(.*\)/g)].map(([call]) => [
      name,
      call,
    ]),
  );
  expect(calls).toEqual([[join('commands', 'serve.ts'), 'compose(config)']]);
});

test('lets the runner in without a key, and the released binary does not, told the same', async () => {
  const conformance = await openGateway(conformanceBuild('text'));
  expect(await introduce(conformance.url)).toEqual({ status: 200, challenge: null });
  await conformance.close();
  expect(await introduce(await serveReleased([], sameVariables()))).toEqual(turnedAway);
});

test('has no switch in the released binary that lets anybody in without a key', async () => {
  const switches = namedSettings.filter(({ name }) => settings.shape[name].safeParse('yes').data === true);
  expect(switches.map(({ variable }) => variable)).toEqual(['MAKEGATE_READ_ONLY', 'MAKEGATE_SCENARIO_TOOLS']);
  const on = Object.fromEntries(switches.map(({ variable = '' }) => [variable, 'yes']));
  expect(await introduce(await serveReleased([], { ...sameVariables(), ...on }))).toEqual(turnedAway);
});

test('has no option that lets anybody in without a key, practice included', async () => {
  const { stdout } = await runGateway(['serve', '--help']);
  const options = new Set(stdout.match(/--[a-z-]+/g));
  expect([...options].toSorted()).toEqual(['--help', '--json', '--sandbox', '--version']);
  expect(await introduce(await serveReleased(['--sandbox', '--json'], sameVariables()))).toEqual(turnedAway);
});
