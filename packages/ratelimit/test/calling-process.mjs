// Makes many calls at once through the built package and prints how many were allowed. Arguments: Redis URL, JSON.
import { Redis } from 'ioredis';
import { redisLimiter } from '../dist/redis.js';

const [url, text] = process.argv.slice(2);
const { policies, call, calls, startAtMs } = JSON.parse(text);
const redis = new Redis(url);
const limiter = redisLimiter(redis, policies, { timeoutMs: 20_000 });
await redis.ping();
await new Promise((resolve) => setTimeout(resolve, startAtMs - Date.now()));
const decisions = await Promise.all(Array.from({ length: calls }, () => limiter.consume(call)));
process.stdout.write(String(decisions.filter(({ allowed }) => allowed).length));
await redis.quit();
