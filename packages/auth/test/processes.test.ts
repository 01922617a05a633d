import { startLimitMs, startOwnRedis } from '@makegate/repo-redis';
import type { OwnRedis } from '@makegate/repo-redis';
import { Redis } from 'ioredis';
import { createServiceKey } from '../src/index.js';
import { redisDataKeyStore, redisKeyStore, redisSecretStore } from '../src/redis.js';
import { startContenders } from './contenders.js';
import type { Call, Contenders } from './contenders.js';

const processes = 4;
let server: OwnRedis;
let redis: Redis;
let contenders: Contenders | undefined;
let prefix: string;

beforeAll(async () => {
  server = await startOwnRedis();
  redis = new Redis(server.url);
  prefix = `${server.keyPrefix}{race}:`;
  contenders = await startContenders(processes, server.url, prefix);
}, startLimitMs);
afterAll(async () => {
  await contenders?.close();
  redis.disconnect();
  await server.close();
});

const newKey = (principal: string) =>
  createServiceKey({ deployment: 'race', tenant: 'default', principal, name: 'n', scopes: ['make:read'] }).record;
const answersOfAll = (answer: number | null) => Array.from({ length: processes }, () => [answer]);
/** What each process answers to the same call. */
const askAll = (call: () => Call) =>
  contenders === undefined ? Promise.reject(new Error('not started')) : contenders.all(call);
const many = Array.from({ length: 100 }, (_, index) => `n${index}`);

test('of four processes that take the same hundred secrets, one gets each', async () => {
  const secrets = redisSecretStore(redis, prefix);
  await Promise.all(many.map((key) => secrets.put(key, `secret ${key}`, 60_000)));
  const taken = await askAll(() => ({ verb: 'take', keys: many }));
  for (const [index, key] of many.entries()) {
    expect(taken.map((answers) => answers[index]).filter((value) => value !== null)).toEqual([`secret ${key}`]);
  }
});

test('of four processes that each add a key to the same principals, two succeed for each', async () => {
  const added = await askAll(() => ({ verb: 'add', records: many.map(newKey) }));
  for (const index of many.keys()) {
    expect(added.map((answers) => answers[index]).filter((success) => success === true)).toHaveLength(2);
  }
  const keys = redisKeyStore(redis, prefix);
  for (const id of many) expect(await keys.list({ tenant: 'default', id })).toHaveLength(2);
});

test('four processes that each bring a data key for the same owners agree on one', async () => {
  const owners = many.map((subject) => ({ tenant: 'default', subject }));
  const kept = await askAll(() => ({ verb: 'keep', owners }));
  const dataKeys = redisDataKeyStore(redis, prefix);
  for (const [index, owner] of owners.entries()) {
    expect([...new Set(kept.map((answers) => answers[index]))]).toEqual([await dataKeys.find(owner)]);
  }
});

test('a key revoked by one process is revoked for the next look of every other', async () => {
  const record = newKey('revoked-elsewhere');
  const keys = redisKeyStore(redis, prefix);
  await keys.add(record);
  expect(await askAll(() => ({ verb: 'find', id: record.id }))).toEqual(answersOfAll(null));
  await keys.revoke(record.id, 5_000);
  expect(await askAll(() => ({ verb: 'find', id: record.id }))).toEqual(answersOfAll(5_000));
});
