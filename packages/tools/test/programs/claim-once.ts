/**
 * One replica of many: says that it is connected, then claims each id that it reads, ten times at once, and prints how
 * often it won. One line in, one line out.
 */
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { redisOnce } from '../../dist/redis.js';

const [url = '', prefix = ''] = process.argv.slice(2);
const redis = new Redis(url);
const once = redisOnce(redis, { prefix });

await redis.ping();
process.stdout.write('connected\n');
for await (const id of createInterface(process.stdin)) {
  const claims = await Promise.all(Array.from({ length: 10 }, () => once.claim(id, 60_000)));
  process.stdout.write(`${claims.filter((won) => won).length}\n`);
}
redis.disconnect();
