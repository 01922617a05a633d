// Asks for slots many times at once through the built package and prints how many it got. Arguments: Redis URL, JSON.
import { Redis } from 'ioredis';
import { redisSlotPool } from '../dist/redis.js';

const [url, text] = process.argv.slice(2);
const { prefix, request, asks, startAtMs } = JSON.parse(text);
const redis = new Redis(url);
const pool = redisSlotPool(redis, { prefix, timeoutMs: 20_000 });
await redis.ping();
await new Promise((resolve) => setTimeout(resolve, startAtMs - Date.now()));
const answers = await Promise.all(
  Array.from({ length: asks }, (_, at) => pool.take({ ...request, replica: String(process.pid), firstSlot: at * 10 })),
);
process.stdout.write(String(answers.reduce((sum, { granted }) => sum + granted, 0)));
pool.close();
await redis.quit();
