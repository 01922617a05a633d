import { Redis } from 'ioredis';
import { startLimitMs, startRedisSentinel } from '../src/index.ts';
import type { StartedSentinel } from '../src/index.ts';
import { waitUntil } from '../src/wait-until.ts';

let set: StartedSentinel;
let redis: Redis;
beforeAll(async () => {
  set = await startRedisSentinel();
  redis = new Redis({ sentinels: [...set.sentinels], name: set.name, maxRetriesPerRequest: 1 });
  redis.on('error', () => {});
}, startLimitMs);
afterAll(async () => {
  redis.disconnect();
  await set.close();
});

const portOf = async (): Promise<string | undefined> => /tcp_port:(\d+)/.exec(await redis.info('server'))?.[1];

test('leads a client to the primary, which has a replica', async () => {
  expect(await portOf()).toBe(String(set.primary.port));
  await redis.set('before', 'the failover');
  expect(await redis.wait(1, 5_000)).toBe(1);
});

test('moves a client to the replica after the primary was killed, with what it had confirmed', async () => {
  process.kill(set.primary.pid, 'SIGKILL');
  await waitUntil('the client writes again', async () => (await redis.set('after', 'it')) === 'OK');
  expect(await portOf()).toBe(String(set.replica.port));
  expect(await redis.get('before')).toBe('the failover');
}, 60_000);
