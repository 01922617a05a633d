import { startLimitMs, startOwnRedis, startRedis } from '@makegate/repo-redis';
import type { StartedRedis } from '@makegate/repo-redis';
import { Redis } from 'ioredis';
import { describeFailure } from './failure.js';
import { OnceUnavailableError, redisOnce } from './redis.js';
import { onceContract } from './testing/index.js';

let started: StartedRedis;
let redis: Redis;
beforeAll(async () => {
  started = await startRedis();
  redis = new Redis(started.url, { keyPrefix: started.keyPrefix });
}, startLimitMs);
afterAll(async () => {
  redis.disconnect();
  await started.close();
});

let opened = 0;
onceContract(test, () => redisOnce(redis, { prefix: `contract${(opened += 1)}:` }));

test('keeps a claim as one key that expires by itself', async () => {
  await redisOnce(redis).claim('confirmation:7', 60_000);
  expect(await redis.get('makegate:once:confirmation:7')).toBe('1');
  const leftMs = await redis.pttl('makegate:once:confirmation:7');
  expect(leftMs).toBeGreaterThan(50_000);
  expect(leftMs).toBeLessThanOrEqual(60_000);
});

test('does not prolong a claim by refusing another', async () => {
  const once = redisOnce(redis, { prefix: 'prolong:' });
  await once.claim('id', 5_000);
  expect(await once.claim('id', 60_000)).toBe(false);
  expect(await redis.pttl('prolong:id')).toBeLessThanOrEqual(5_000);
});

test('rounds a part of a millisecond up', async () => {
  const once = redisOnce(redis, { prefix: 'part:' });
  expect(await once.claim('id', 60_000.2)).toBe(true);
  expect(await once.claim('soon', 0.1)).toBe(true);
});

test('shares claims with every adapter of the same prefix, and with no other', async () => {
  const elsewhere = redis.duplicate();
  expect(await redisOnce(redis, { prefix: 'a:' }).claim('id', 60_000)).toBe(true);
  expect(await redisOnce(elsewhere, { prefix: 'a:' }).claim('id', 60_000)).toBe(false);
  expect(await redisOnce(elsewhere, { prefix: 'b:' }).claim('id', 60_000)).toBe(true);
  elsewhere.disconnect();
});

test(
  'rejects while Redis is gone, in words that a caller may read and that say nothing of the server',
  async () => {
    const own = await startOwnRedis();
    // After a lost connection ioredis would keep the process alive for as long as its disconnectTimeout.
    const client = new Redis(own.url, { maxRetriesPerRequest: 0, disconnectTimeout: 50 });
    client.on('error', () => {});
    const once = redisOnce(client);
    expect(await once.claim('before', 60_000)).toBe(true);
    await own.close();

    const failure: unknown = await once.claim('after', 60_000).catch((error: unknown) => error);
    client.disconnect();

    expect(failure).toBeInstanceOf(OnceUnavailableError);
    expect(failure).toHaveProperty('cause', expect.any(Error));
    expect(describeFailure(failure)).toEqual({
      code: 'confirmation_unavailable',
      message: 'Confirmations cannot be checked at the moment, so nothing was done. Try again in a minute.',
      retryable: true,
      correlationId: expect.any(String),
    });
  },
  startLimitMs,
);

test('rejects rather than answering when Redis refuses the command', async () => {
  const failure: unknown = await redisOnce(redis)
    .claim('id', Number.NaN)
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({
    code: 'confirmation_unavailable',
    cause: { message: expect.stringMatching(/^ERR/) },
  });
});
