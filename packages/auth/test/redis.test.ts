import { startLimitMs, startOwnRedis } from '@makegate/repo-redis';
import type { OwnRedis } from '@makegate/repo-redis';
import { Redis } from 'ioredis';
import { createServiceKey, keyring, newEncryptionKey, parseEncryptionKeys, sealer } from '../src/index.js';
import { redisDataKeyStore, redisKeyStore, redisSecretStore } from '../src/redis.js';
import { dataKeyStoreContract, keyStoreContract, secretStoreContract } from '../src/testing/index.js';

let server: OwnRedis;
let redis: Redis;
let opened = 0;
const freshPrefix = (): string => `${server.keyPrefix}{${(opened += 1)}}:`;

beforeAll(async () => {
  server = await startOwnRedis();
  redis = new Redis(server.url);
}, startLimitMs);
afterAll(async () => {
  redis.disconnect();
  await server.close();
});

describe('secrets in Redis', () => {
  secretStoreContract(test, () => redisSecretStore(redis, freshPrefix()));
});
describe('service keys in Redis', () => {
  keyStoreContract(test, () => redisKeyStore(redis, freshPrefix()));
});
describe('data keys in Redis', () => {
  dataKeyStoreContract(test, () => redisDataKeyStore(redis, freshPrefix()));
});

const owner = { tenant: 'default', principal: 'ana' };

/** All that Redis holds under a prefix: names and values. */
async function dump(prefix: string): Promise<readonly string[]> {
  const keys = await redis.keys(`${prefix}*`);
  const values = keys.map(async (key) => {
    const type = await redis.type(key);
    if (type === 'hash') return Object.entries(await redis.hgetall(key)).flat();
    if (type === 'zset') return redis.zrange(key, '0', '-1', 'WITHSCORES');
    return type === 'set' ? redis.smembers(key) : [await redis.get(key)];
  });
  return [...keys, ...(await Promise.all(values)).flat().map(String)];
}

test('nothing in Redis shows a service key, a sealed secret or a key of the keyring', async () => {
  const prefix = freshPrefix();
  const line = newEncryptionKey('k1').reveal();
  const dataKeys = redisDataKeyStore(redis, `${prefix}data:`);
  const seals = sealer({ keyProvider: keyring(parseEncryptionKeys(line)), dataKeys });
  const { text, record } = createServiceKey({ ...owner, deployment: 'here', name: 'laptop', scopes: ['make:read'] });
  await redisKeyStore(redis, `${prefix}keys:`).add(record);
  const secret = 'canary-0b1c2d3e-of-make';
  const context = { tenant: 'default', subject: 'ana', connection: '1', purpose: 'make-credential', generation: 0 };
  await redisSecretStore(redis, `${prefix}secret:`).put('credential', await seals.seal(secret, context), 'forever');

  const held = (await dump(prefix)).join('\n');
  expect(held).toContain(record.id);
  expect(held).toContain('sealed1.');
  const serviceKeySecret = text.reveal().split('_')[2] ?? '';
  const encryptionKey = Buffer.from(line.split(':')[1] ?? '', 'base64');
  for (const canary of [Buffer.from(secret), Buffer.from(serviceKeySecret), encryptionKey]) {
    for (const encoding of ['utf8', 'base64', 'base64url', 'hex'] as const) {
      expect(held).not.toContain(canary.toString(encoding));
    }
  }
});

test('every Redis key of the service keys has one hash tag, so that a script never leaves its slot', async () => {
  const at = 'makegate:{keys}:';
  await redisKeyStore(redis).add(
    createServiceKey({ ...owner, deployment: 'd', name: 'n', scopes: ['make:run'] }).record,
  );
  const keys = await redis.keys('makegate:*');
  expect(keys).toHaveLength(3);
  expect(keys.filter((key) => key.startsWith(at))).toHaveLength(3);
  await redis.del(...keys);
});

test('a damaged service key in Redis is an error and not half a key', async () => {
  const prefix = freshPrefix();
  const keys = redisKeyStore(redis, prefix);
  await keys.add(createServiceKey({ ...owner, deployment: 'd', name: 'n', scopes: ['make:run'] }).record);
  const id = (await keys.list())[0]?.id ?? '';
  for (const [field, value] of Object.entries({ createdAtMs: 'soon', hash: '', expiresAtMs: '' })) {
    const whole = (await redis.hget(`${prefix}id:${id}`, field)) ?? undefined;
    await redis.hset(`${prefix}id:${id}`, field, value);
    await expect(keys.find(id)).rejects.toMatchObject({ code: 'service_key_unreadable' });
    if (whole === undefined) await redis.hdel(`${prefix}id:${id}`, field);
    else await redis.hset(`${prefix}id:${id}`, field, whole);
  }
  expect(await keys.find(id)).toMatchObject({ id });
});

const noConnection = /connection|retries/i;

test('a Redis that does not answer is an error for every verb, never an empty answer', async () => {
  const gone = new Redis('redis://127.0.0.1:1', {
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    // Otherwise a timer of two seconds outlives the client.
    disconnectTimeout: 10,
  });
  gone.on('error', () => {});
  const keys = redisKeyStore(gone);
  await expect(keys.find('a')).rejects.toThrow(noConnection);
  await expect(keys.list()).rejects.toThrow(noConnection);
  await expect(keys.revoke('a', 1)).rejects.toThrow(noConnection);
  await expect(redisSecretStore(gone).take('a')).rejects.toThrow(noConnection);
  await expect(redisDataKeyStore(gone).find({ tenant: 't', subject: 's' })).rejects.toThrow(noConnection);
  gone.disconnect();
});
