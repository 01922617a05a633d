import { startLimitMs, startOwnRedis } from '@makegate/repo-redis';
import type { OwnRedis } from '@makegate/repo-redis';
import { Redis } from 'ioredis';
import { redisReplayGuard } from '../src/redis.js';
import { replayGuardContract } from '../src/testing/index.js';

let server: OwnRedis;
let redis: Redis;
let opened = 0;
beforeAll(async () => {
  server = await startOwnRedis();
  redis = new Redis(server.url);
}, startLimitMs);
afterAll(async () => {
  redis.disconnect();
  await server.close();
});
const freshPrefix = () => `test${(opened += 1)}:`;

replayGuardContract(test, (keepMs) => redisReplayGuard(redis, { keepMs, prefix: freshPrefix() }));

test('writes one key for an id, which does not show it and expires with the lease, then with keepMs', async () => {
  const prefix = freshPrefix();
  const guard = redisReplayGuard(redis, { keepMs: 60_000, prefix });
  const claim = await guard.claim('msg_1', 5_000);
  const [key = '', ...others] = await redis.keys(`${prefix}*`);
  expect(others).toEqual([]);
  expect(key).toMatch(/^test\d+:[\w-]{43}$/);
  expect(await redis.pttl(key)).toBeLessThanOrEqual(5_000);
  await guard.done('msg_1', claim.state === 'claimed' ? claim.token : '');
  expect(await redis.get(key)).toBe('done');
  expect(await redis.pttl(key)).toBeGreaterThan(50_000);
});

test('knows its own claim when the client had to repeat a call whose answer was lost', async () => {
  const client = redis.duplicate();
  const set = client.set.bind(client);
  // What ioredis does when the connection breaks between the call and its answer.
  const twice = async (...call: Parameters<typeof set>) => {
    await set(...call);
    return set(...call);
  };
  Object.assign(client, { set: twice });
  const guard = redisReplayGuard(client, { keepMs: 60_000, prefix: freshPrefix() });
  const claim = await guard.claim('id', 60_000);
  expect(claim).toMatchObject({ state: 'claimed' });
  expect(await guard.claim('id', 60_000)).toEqual({ state: 'in_progress' });
  expect(await guard.done('id', claim.state === 'claimed' ? claim.token : '')).toBe(true);
  client.disconnect();
});

test.each([0, Number.NaN, 0.5])('is not made to keep ids for %d ms', (keepMs) => {
  expect(() => redisReplayGuard(redis, { keepMs })).toThrow(expect.objectContaining({ code: 'option_invalid' }));
});

test('keeps the deliveries of senders with prefixes of their own apart', async () => {
  const [one, other] = [freshPrefix(), freshPrefix()].map((prefix) => redisReplayGuard(redis, { keepMs: 9, prefix }));
  expect(await one?.claim('same', 60_000)).toMatchObject({ state: 'claimed' });
  expect(await other?.claim('same', 60_000)).toMatchObject({ state: 'claimed' });
});

test(
  'rejects every verb while Redis is gone, in words that say nothing of the server',
  async () => {
    const own = await startOwnRedis();
    // After a lost connection ioredis would keep the process alive for as long as its disconnectTimeout.
    const client = new Redis(own.url, { maxRetriesPerRequest: 0, disconnectTimeout: 50 });
    client.on('error', () => {});
    const guard = redisReplayGuard(client, { keepMs: 60_000 });
    await guard.claim('before', 60_000);
    await own.close();

    const unavailable = { code: 'replay_guard_unavailable', retryable: true, cause: expect.any(Error) };
    await expect(guard.claim('after', 60_000)).rejects.toMatchObject(unavailable);
    await expect(guard.done('before', 'token')).rejects.toMatchObject(unavailable);
    await expect(guard.release('before', 'token')).rejects.toMatchObject(unavailable);
    await expect(guard.claim('after', 60_000)).rejects.not.toThrow(/\d+\.\d+\.\d+\.\d+|redis/i);
    client.disconnect();
  },
  startLimitMs,
);
