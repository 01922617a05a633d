import { once } from 'node:events';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';
import { freePorts } from '../src/free-ports.ts';
import { startLimitMs, startOwnRedis, startRedis } from '../src/index.ts';
import type { OwnRedis } from '../src/index.ts';
import { startServers } from '../src/start-servers.ts';

const given = process.env['REDIS_URL'];
afterEach(() => {
  if (given === undefined) delete process.env['REDIS_URL'];
  else process.env['REDIS_URL'] = given;
});

test(
  'starts an empty server of its own when nobody names one',
  async () => {
    delete process.env['REDIS_URL'];
    const started = await startRedis();
    const redis = new Redis(started.url);
    expect(await redis.dbsize()).toBe(0);
    expect(await redis.info('server')).toContain(`process_id:${started.pid}\r\n`);
    expect(await redis.config('GET', 'save')).toEqual(['save', '']);
    expect(started.url).toBe(`redis://127.0.0.1:${started.port}`);
    redis.disconnect();
    await started.close();
  },
  startLimitMs,
);

test(
  'starts a dozen servers at once, each on a port of its own',
  async () => {
    const servers = await Promise.all(Array.from({ length: 12 }, startOwnRedis));
    expect(new Set(servers.map(({ port }) => port)).size).toBe(12);
    expect(new Set(servers.map(({ keyPrefix }) => keyPrefix)).size).toBe(12);
    await Promise.all(servers.map((server) => server.close()));
  },
  startLimitMs,
);

describe('with REDIS_URL', () => {
  let foreign: OwnRedis;
  let redis: Redis;
  beforeAll(async () => {
    foreign = await startOwnRedis();
    redis = new Redis(foreign.url);
  }, startLimitMs);
  afterAll(async () => {
    redis.disconnect();
    await foreign.close();
  });

  test('uses that server and hands each caller keys of its own', async () => {
    process.env['REDIS_URL'] = `${foreign.url}/0`;
    const [left, right] = await Promise.all([startRedis(), startRedis()]);
    expect([left.url, left.port, left.pid]).toEqual([`${foreign.url}/0`, foreign.port, undefined]);
    expect(left.keyPrefix).not.toBe(right.keyPrefix);
    await Promise.all([left.close(), right.close()]);
  });

  test('removes on closing what was written under the prefix, and nothing else', async () => {
    process.env['REDIS_URL'] = foreign.url;
    const [started, other] = await Promise.all([startRedis(), startRedis()]);
    await redis.mset(
      Object.fromEntries(Array.from({ length: 3_000 }, (_none, n) => [`${started.keyPrefix}${n}`, 'x'])),
    );
    await redis.mset('theirs', 'stays', `${other.keyPrefix}1`, 'stays');
    await started.close();
    await started.close();
    expect((await redis.keys('*')).toSorted()).toEqual([`${other.keyPrefix}1`, 'theirs'].toSorted());
    await other.close();
    expect(await redis.keys('*')).toEqual(['theirs']);
  });

  test('fails when that server does not answer, and does not repeat the password', async () => {
    const [port] = await freePorts(1);
    process.env['REDIS_URL'] = `redis://:hunter2@127.0.0.1:${port}`;
    const failure: unknown = await startRedis().catch((error: unknown) => error);
    expect(String(failure)).toMatch(/REDIS_URL names does not answer.*ECONNREFUSED/);
    expect(String(failure)).not.toContain('hunter2');
  });

  test('fails on an address of another kind', async () => {
    process.env['REDIS_URL'] = 'http://127.0.0.1';
    await expect(startRedis()).rejects.toThrow('REDIS_URL has to begin with redis:// or rediss://.');
  });
});

test(
  'takes other ports when somebody was quicker, be it at the port or at that of the cluster bus',
  async () => {
    const ports = await freePorts(2);
    const quicker = [ports[0] ?? 0, (ports[1] ?? 0) + 10_000].map((port) => createServer().listen(port, '127.0.0.1'));
    await Promise.all(quicker.map((server) => once(server, 'listening')));
    const attempts = [...ports];
    const started = await startServers(1, (free) => [
      { port: attempts.shift() ?? free[0] ?? 0, config: ['cluster-enabled yes'] },
    ]);
    expect(attempts).toEqual([]);
    expect(ports).not.toContain(started.servers[0]?.port);
    await started.close();
    for (const server of quicker) server.close();
  },
  startLimitMs,
);

test(
  'fails with the log of a server that cannot start',
  async () => {
    const start = startServers(1, ([port = 0]) => [{ port, config: ['nonsense yes'] }]);
    await expect(start).rejects.toThrow(/ended while it was starting[^]*nonsense/);
  },
  startLimitMs,
);
