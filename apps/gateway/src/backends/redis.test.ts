import { startLimitMs, startOwnRedis, startRedisCluster, startRedisSentinel } from '@makegate/repo-redis';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { connectRedis } from './redis.js';

/** What a test has opened, ended also when it fails. */
let opened: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(opened.map((end) => end()));
  opened = [];
});

async function connected(...args: Parameters<typeof connectRedis>) {
  const { redis, close } = await connectRedis(...args);
  opened.push(close);
  return redis;
}

const ignore = (): void => {};

/** Port 1 is never served. */
const nobody = { host: '127.0.0.1', port: 1 };
const several = { username: undefined, password: undefined, tls: false };

test(
  'reaches one server, and fails within a second of its end',
  async () => {
    const own = await startOwnRedis();
    const failures: Error[] = [];
    const redis = await connected({ kind: 'standalone', url: own.url }, (error) => failures.push(error));
    await redis.set('a', '1');
    await own.close();
    const begun = performance.now();
    await expect(redis.get('a')).rejects.toThrow(Error);
    await expect(redis.get('a')).rejects.toThrow(Error);
    expect(performance.now() - begun).toBeLessThan(1_500);
    await until(() => Promise.resolve(failures.length > 0));
  },
  startLimitMs,
);

test(
  'reaches the primary that sentinels name, and the next one after a failover',
  async () => {
    const started = await startRedisSentinel();
    opened.push(() => started.close());
    const { name, sentinels, primary } = started;
    const target = { kind: 'sentinel', master: name, database: 0, nodes: [nobody, ...sentinels], ...several } as const;
    const redis = await connected(target, ignore);
    expect(await redis.set('a', '1')).toBe('OK');
    process.kill(primary.pid, 'SIGKILL');
    await expect(redis.set('a', '2')).rejects.toThrow(Error);
    await until(async () => (await redis.set('a', '3')) === 'OK');
  },
  startLimitMs,
);

test(
  'reaches a cluster from one of its nodes',
  async () => {
    const started = await startRedisCluster();
    opened.push(() => started.close());
    const { primaries } = started;
    const target = { kind: 'cluster', nodes: [nobody, ...primaries.slice(0, 1)], ...several } as const;
    const redis = await connected(target, ignore);
    const names = Array.from({ length: 20 }, (_, index) => `key${index}`);
    await Promise.all(names.map((key) => redis.set(key, key)));
    expect(await Promise.all(names.map((key) => redis.get(key)))).toEqual(names);
  },
  startLimitMs,
);

const unreachable = [
  { kind: 'standalone', url: 'redis://user:hunter2@127.0.0.1:1/0' },
  { kind: 'sentinel', master: 'makegate', database: 0, nodes: [nobody], ...several, password: 'hunter2' },
  { kind: 'cluster', nodes: [nobody], ...several, password: 'hunter2' },
] as const;

test.each(unreachable)(
  'says why it cannot reach a $kind, without the password',
  async (target) => {
    const failure: unknown = await connectRedis(target, ignore).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'redis_unreachable',
      message: expect.stringMatching(/^Redis does not answer: .+\. Check REDIS_URL/),
    });
    expect(inspect(failure)).not.toContain('hunter2');
  },
  15_000,
);

test('gives up on a server that never answers', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const begun = performance.now();
  await expect(connectRedis({ kind: 'standalone', url: `redis://127.0.0.1:${port}` }, ignore)).rejects.toMatchObject({
    code: 'redis_unreachable',
  });
  expect(performance.now() - begun).toBeLessThan(11_000);
  silent.close();
}, 15_000);

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!(await holds().catch(() => false))) {
    if (performance.now() > deadline) throw new Error('It never became so.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
