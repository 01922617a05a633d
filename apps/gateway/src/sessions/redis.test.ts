import { startLimitMs, startRedis, type StartedRedis } from '@makegate/repo-redis';
import { Redis } from 'ioredis';
import { eventLogContract } from '../../test/contracts/event-log-contract.js';
import { sessionDirectoryContract } from '../../test/contracts/session-directory-contract.js';
import { redisEventLog, redisSessionDirectory } from './redis.js';

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

describe('sessions', () => {
  sessionDirectoryContract(test, () => redisSessionDirectory(redis));
});

describe('events', () => {
  eventLogContract(test, () => redisEventLog(redis), { kept: 64, forgotten: 400 });
});

test('keeps everything under keys that expire by themselves', async () => {
  const record = { id: 'i', owner: 'one', principal: { tenant: 't', id: 'a', scopes: [] }, initialize: {}, json: true };
  await redisSessionDirectory(redis).open(record, 60_000);
  await redisEventLog(redis).append('i', 'call', { jsonrpc: '2.0', method: 'say' });
  const left = await Promise.all(['makegate:session:i', 'makegate:events:i'].map((key) => redis.pttl(key)));
  expect(left.map((ms) => ms > 0)).toEqual([true, true]);
});

test('rejects when Redis refuses a part of what it was asked', async () => {
  await redis.set('makegate:session:odd', 'not a hash');
  await expect(redisSessionDirectory(redis).find('odd')).rejects.toThrow('WRONGTYPE');
  await redis.set('makegate:events:odd', 'not a stream');
  const append = redisEventLog(redis).append('odd', 'call', { jsonrpc: '2.0', method: 'say' });
  await expect(append).rejects.toThrow('WRONGTYPE');
});

test('does not know a session that was written in another way', async () => {
  await redis.hset('makegate:session:strange', { owner: 'one', session: '{"version":99}' });
  expect(await redisSessionDirectory(redis).find('strange')).toBeUndefined();
});

const saying = (size: number) => ({ jsonrpc: '2.0' as const, method: 'say', params: { text: 'x'.repeat(size) } });

test('keeps fewer events of a session when they are large, and none that is too large', async () => {
  const log = redisEventLog(redis, { maxCharacters: 10_000 });
  const first = await log.append('large', 'call', saying(10));
  for (let at = 0; at < 20; at += 1) await log.append('large', 'call', saying(2_000));
  expect((await log.after('large', first)).length).toBe(4);
  await log.append('large', 'call', saying(20_000));
  expect(await log.after('large', first)).toEqual([]);
  expect(await redis.xlen('makegate:events:large')).toBe(1);
});
