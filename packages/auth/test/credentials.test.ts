import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLimitMs, startOwnRedis } from '@makegate/repo-redis';
import type { OwnRedis } from '@makegate/repo-redis';
import { Redis } from 'ioredis';
import { stateFile } from '../src/file.js';
import { credentialsOver, keyring, newEncryptionKey, parseEncryptionKeys, Secret, sealer } from '../src/index.js';
import type { Credentials, DataKeyStore, NewCredential, SecretStore } from '../src/index.js';
import { redisDataKeyStore, redisSecretStore } from '../src/redis.js';

const ana = { tenant: 'default', id: 'ana' };
const line = newEncryptionKey('k1').reveal();
const credential = (token: string): NewCredential => ({
  zone: 'eu2.make.com',
  kind: 'apiToken',
  token: new Secret(token),
});
/** As another replica has them: only the encryption keys and what is stored are the same. */
const replica = (secrets: SecretStore, dataKeys: DataKeyStore): Credentials =>
  credentialsOver({ sealer: sealer({ keyProvider: keyring(parseEncryptionKeys(line)), dataKeys }), secrets });

let server: OwnRedis;
let redis: Redis;
let folder: string;

beforeAll(async () => {
  server = await startOwnRedis();
  redis = new Redis(server.url);
  folder = await mkdtemp(join(tmpdir(), 'makegate-credentials-'));
}, startLimitMs);
afterAll(async () => {
  redis.disconnect();
  await server.close();
  await rm(folder, { recursive: true });
});

const inRedis = async (): Promise<Credentials> =>
  replica(redisSecretStore(redis, `${server.keyPrefix}secret:`), redisDataKeyStore(redis, `${server.keyPrefix}data:`));
const inFile = async (): Promise<Credentials> => {
  const { secrets, dataKeys } = await stateFile(join(folder, 'state.json'));
  return replica(secrets, dataKeys);
};

describe.each([
  ['Redis', inRedis],
  ['a state file', inFile],
])('with credentials in %s', (_, open) => {
  test('a replica finds what another one put, replaced and removed a moment ago', async () => {
    const [one, other] = [await open(), await open()];
    await one.put(ana, credential('first'));
    expect((await other.find(ana))?.token().reveal()).toBe('first');
    await one.put(ana, credential('second'));
    expect((await other.find(ana))?.token().reveal()).toBe('second');
    await other.remove(ana);
    expect(await one.find(ana)).toBeUndefined();
  });

  test('puts of two replicas at once get a generation each, and the highest one stays', async () => {
    const replicas = [await open(), await open()];
    const putting = Array.from({ length: 5 }, (__, index) =>
      replicas.map((one, at) => one.put(ana, credential(`token ${index} of ${at}`))),
    );
    const generations = (await Promise.all(putting.flat())).map(({ generation }) => generation);
    expect(new Set(generations).size).toBe(10);
    expect(Math.max(...generations) - Math.min(...generations)).toBe(9);
    for (const one of replicas) expect((await one.find(ana))?.generation).toBe(Math.max(...generations));
  });
});

test('nothing in the state file shows a token or a key of the keyring', async () => {
  await (await inFile()).put(ana, credential('canary-0b1c2d3e-of-make'));
  const held = await readFile(join(folder, 'state.json'), 'utf8');
  expect(held).toContain('sealed1.');
  for (const canary of [Buffer.from('canary-0b1c2d3e-of-make'), Buffer.from(line.split(':')[1] ?? '', 'base64')]) {
    for (const encoding of ['utf8', 'base64', 'base64url', 'hex'] as const) {
      expect(held).not.toContain(canary.toString(encoding));
    }
  }
});
