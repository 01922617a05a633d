import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startLimitMs, startOwnRedis } from '@makegate/repo-redis';
import type { OwnRedis } from '@makegate/repo-redis';
import { Redis } from 'ioredis';
import type { Policy } from '../src/index.js';
import { redisLimiter } from '../src/redis.js';
import { rateLimiterContract } from '../src/testing/index.js';

const hourMs = 3_600_000;
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
const freshPrefix = () => `test${(opened += 1)}:{limits}:`;

rateLimiterContract(test, (policies) => redisLimiter(redis, policies, { prefix: freshPrefix(), timeoutMs: 5_000 }));

const policyOf = (name: string, part: Partial<Policy> = {}): Policy => ({
  name,
  key: ['principal'],
  quota: 5,
  windowMs: hourMs,
  whenStoreFails: 'closed',
  ...part,
});
const ada = { principal: 'ada@example.com', effect: 'read' };

test('grants no more than every quota to several processes at once, and all of it', async () => {
  const policies = [policyOf('person', { quota: 150 }), policyOf('tenant', { key: ['tenant'], quota: 500 })];
  const startAtMs = Date.now() + 1_500;
  const allowed = await Promise.all(
    ['ada', 'bob', 'eve', 'joe'].map(async (principal) => {
      const call = { principal, tenant: 'acme', effect: 'read' };
      return Number(await runProcess({ policies, call, calls: 400, startAtMs }));
    }),
  );
  expect(Math.max(...allowed)).toBeLessThanOrEqual(150);
  expect(allowed.reduce((sum, count) => sum + count)).toBe(500);
}, 30_000);

test('shares its counters with every other limiter that has the same prefix and windows', async () => {
  const prefix = freshPrefix();
  const [first, second] = [3, 4].map((quota) => redisLimiter(redis, [policyOf('calls', { quota })], { prefix }));
  await first?.consume({ ...ada, cost: 3 });
  expect(await first?.consume(ada)).toMatchObject({ allowed: false });
  expect(await second?.consume(ada)).toMatchObject({ allowed: true, limits: [{ remaining: 0 }] });
});

test('writes keys that say prefix, policy and window, hide the caller and expire with the window', async () => {
  const prefix = freshPrefix();
  const limiter = redisLimiter(redis, [policyOf('calls'), policyOf('address', { key: ['ip'], windowMs: 60_000 })], {
    prefix,
  });
  await limiter.consume({ ...ada, ip: '192.0.2.7' });
  const keys = (await redis.keys(`${prefix.replace(/[{}]/g, '?')}*`)).toSorted();
  expect(keys).toEqual([
    expect.stringMatching(/^test\d+:\{limits\}:address:60000:1:[\w-]{22}$/),
    expect.stringMatching(/^test\d+:\{limits\}:calls:3600000:1:[\w-]{22}$/),
  ]);
  const [address, calls] = await Promise.all(keys.map((key) => redis.pttl(key)));
  expect(address).toBeGreaterThan(50_000);
  expect(address).toBeLessThanOrEqual(60_001);
  expect(calls).toBeGreaterThan(hourMs - 10_000);
});

test('counts nothing where somebody left something else, and sees to it that it ends', async () => {
  const prefix = freshPrefix();
  const limiter = redisLimiter(redis, [policyOf('calls'), policyOf('burst', { counting: 'bucket' })], { prefix });
  await limiter.consume(ada);
  const keys = await redis.keys(`${prefix.replace(/[{}]/g, '?')}*`);
  await Promise.all(keys.map((key) => redis.set(key, '99')));
  expect(await limiter.consume(ada)).toMatchObject({ allowed: true, limits: [{ remaining: 4 }, { remaining: 4 }] });
  for (const key of keys) expect(await redis.pttl(key)).toBeGreaterThan(0);
});

test('keeps little of any caller', async () => {
  const prefix = freshPrefix();
  const policies = [policyOf('log', { quota: 100 }), policyOf('cells', { quota: 1_000_000, windowMs: 600 })];
  const limiter = redisLimiter(redis, policies, { prefix });
  for (let call = 0; call < 100; call += 1) await limiter.consume(ada);
  const sizes = await Promise.all(
    (await redis.keys(`${prefix.replace(/[{}]/g, '?')}*`)).map((key) => redis.strlen(key)),
  );
  expect(Math.max(...sizes)).toBeLessThanOrEqual(6 + 100 * 12);
});

test('does not ask again while a refusal holds, but for what costs less', async () => {
  const limiter = redisLimiter(redis, [policyOf('calls', { windowMs: 60_000 }), policyOf('wide', { quota: 9 })], {
    prefix: freshPrefix(),
  });
  await limiter.consume({ ...ada, cost: 4 });
  const first = await limiter.consume({ ...ada, cost: 2 });
  const before = await asked();
  const again = await limiter.consume({ ...ada, cost: 3 });
  expect(again).toMatchObject({ allowed: false, reason: 'quota_spent', policies: ['calls'] });
  expect(again.limits).toEqual([expect.objectContaining({ policy: 'calls', remaining: 1 })]);
  const waits = [first, again].map((decision) => (decision.allowed ? 0 : (decision.retryAfterMs ?? 0)));
  expect(waits[1]).toBeLessThanOrEqual(waits[0] ?? 0);
  expect(waits[1]).toBeGreaterThan(50_000);
  expect(await asked()).toBe(before);
  expect(await limiter.consume(ada)).toMatchObject({ allowed: true });
  expect(await asked()).toBe(before + 1);
});

test('asks again when a refusal is over', async () => {
  const limiter = redisLimiter(redis, [policyOf('calls', { quota: 1, windowMs: 150 })], { prefix: freshPrefix() });
  await limiter.consume(ada);
  const refusal = await limiter.consume(ada);
  await pause(refusal.allowed ? 0 : (refusal.retryAfterMs ?? 0) + 5);
  expect(await limiter.consume(ada)).toMatchObject({ allowed: true });
});

/** How many scripts the server has run by their digest. */
async function asked(): Promise<number> {
  return Number(/cmdstat_evalsha:calls=(\d+)/.exec(await redis.info('commandstats'))?.[1] ?? 0);
}

test('goes on when Redis has forgotten its scripts', async () => {
  const limiter = redisLimiter(redis, [policyOf('calls')], { prefix: freshPrefix() });
  await limiter.consume(ada);
  await redis.script('FLUSH');
  expect(await limiter.consume(ada)).toMatchObject({ counted: true, limits: [{ remaining: 3 }] });
});

describe('when Redis fails', () => {
  const soft = policyOf('soft', { whenStoreFails: 'open' });
  const hard = policyOf('hard', { effects: ['delete'] });
  const remove = { ...ada, effect: 'delete' };
  const heard: unknown[] = [];
  const onStoreError = (error: unknown) => heard.push(error);
  let own: OwnRedis;
  let client: Redis;
  beforeEach(async () => {
    heard.length = 0;
    own = await startOwnRedis();
    client = new Redis(own.url, { retryStrategy: () => 20, disconnectTimeout: 100 });
    // Lost connections are told here; each failed call is heard by the limiter too.
    client.on('error', () => {});
    await client.ping();
  }, startLimitMs);
  afterEach(async () => {
    client.disconnect();
    await own.close();
  });

  test('hangs no longer than the time it has, follows each policy, and counts again afterwards', async () => {
    const limiter = redisLimiter(client, [soft, hard], { timeoutMs: 150, onStoreError });
    process.kill(own.pid, 'SIGSTOP');
    try {
      const startMs = performance.now();
      const [open, closed] = await Promise.all([limiter.consume(ada), limiter.consume(remove)]);
      expect(performance.now() - startMs).toBeLessThan(2_000);
      expect(open).toEqual({ allowed: true, counted: false, limits: [] });
      expect(closed).toMatchObject({ allowed: false, reason: 'store_unavailable', policies: ['hard'] });
      expect(heard.map(String)).toEqual(['Error: No answer within 150 ms.', 'Error: No answer within 150 ms.']);
    } finally {
      process.kill(own.pid, 'SIGCONT');
    }
    await client.ping();
    expect(await redisLimiter(client, [hard]).consume(remove)).toMatchObject({ allowed: true, counted: true });
  });

  test('counts against the share of this process while the connection is lost, where a policy is local', async () => {
    const policies = [policyOf('share', { quota: 10, whenStoreFails: 'local' }), soft];
    const limiter = redisLimiter(client, policies, { onStoreError, replicas: () => 4 });
    const lost = new Promise((resolve) => client.once('close', resolve));
    await own.close();
    await lost;
    const decisions = [];
    for (let call = 0; call < 3; call += 1) decisions.push(await limiter.consume(ada));
    expect(decisions).toEqual([
      expect.objectContaining({ allowed: true, counted: false, limits: [expect.objectContaining({ remaining: 1 })] }),
      expect.objectContaining({ allowed: true, counted: false, limits: [expect.objectContaining({ remaining: 0 })] }),
      expect.objectContaining({ allowed: false, reason: 'quota_spent', policies: ['share'] }),
    ]);
    expect(await limiter.consume({ ...ada, cost: 3 })).toMatchObject({ reason: 'store_unavailable' });
  });

  test('refuses or lets pass at once while the connection is lost, and queues nothing to be charged later', async () => {
    const limiter = redisLimiter(client, [soft, hard], { onStoreError, timeoutMs: 10_000 });
    const lost = new Promise((resolve) => client.once('close', resolve));
    await own.close();
    await lost;
    const decisions = await Promise.all([limiter.consume(ada), limiter.consume(remove)]);
    expect(decisions.map(({ allowed }) => allowed)).toEqual([true, false]);
    expect(heard).toHaveLength(2);
  });
});

async function runProcess(task: object): Promise<string> {
  const program = fileURLToPath(new URL('calling-process.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program, server.url, JSON.stringify(task)]);
  return stdout;
}
