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
  await expect(redisSessionDirectory(redis).touch('odd', 60_000)).rejects.toThrow('WRONGTYPE');
  await redis.set('makegate:events:odd', 'not a stream');
  const append = redisEventLog(redis).append('odd', 'call', { jsonrpc: '2.0', method: 'say' });
  await expect(append).rejects.toThrow('WRONGTYPE');
});
