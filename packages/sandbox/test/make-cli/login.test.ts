import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import process from 'node:process';
import { startSandbox } from '../../src/index.js';
import type { Sandbox } from '../../src/index.js';
import { makeHome, program } from './cli.js';
import type { Home } from './cli.js';

const run = promisify(execFile);
let zone: Sandbox;
let home: Home;

beforeAll(async () => {
  zone = await startSandbox({ tls: true });
  home = await makeHome(zone);
});

afterAll(async () => {
  await zone.close();
  await home.remove();
});

const ask = async (words: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
  const env = { PATH: process.env['PATH'], ...home.environment, ...environment };
  return (await run(process.execPath, [program, ...words], { env })).stdout.trim();
};

test('whoami tells the person of a token, and where they are', async () => {
  const flags = [`--api-key=${zone.apiToken}`, `--zone=${zone.zone}`];
  expect(JSON.parse(await ask([...flags, 'whoami']))).toEqual({
    name: 'Ines Kolar',
    email: 'ines.kolar@nordwind.example',
    zone: zone.zone,
  });
});

test('a token that nobody knows is refused with the status of bad credentials', async () => {
  const unknown = ask(['whoami'], { MAKE_API_KEY: 'f0000000-0000-4000-8000-000000000000', MAKE_ZONE: zone.zone });
  await expect(unknown).rejects.toMatchObject({ stderr: expect.stringContaining('Error [401]') });
});

test('a zone with a certificate that is not trusted is not reached', async () => {
  const words = [`--api-key=${zone.apiToken}`, `--zone=${zone.zone}`, 'whoami'];
  const untrusting = ask(words, { NODE_EXTRA_CA_CERTS: '' });
  await expect(untrusting).rejects.toMatchObject({ stderr: expect.stringContaining('fetch failed') });
});

test('logout has nothing to forget where nobody logged in', async () => {
  expect(await ask(['logout'])).toBe('Not logged in.');
});
