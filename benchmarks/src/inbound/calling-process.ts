/** One of several processes: one call of each key, a burst at the key's own moment, then a trickle; tells what was admitted. */
import { setTimeout as pause } from 'node:timers/promises';
import { redisLimiter } from '@makegate/ratelimit/redis';
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { Admission } from './worst-window.js';

const Task = z.object({
  contestant: z.enum(['ours', 'theirs']),
  url: z.string(),
  quota: z.number(),
  windowMs: z.number(),
  phases: z.number(),
  processes: z.number(),
  startAtMs: z.number(),
});
const { contestant, url, quota, windowMs, phases, processes, startAtMs } = Task.parse(
  JSON.parse(process.argv[2] ?? ''),
);
const redis = new Redis(url);
await redis.ping();

const limiter = redisLimiter(redis, [{ name: 'calls', key: ['ip'], quota, windowMs, whenStoreFails: 'closed' }], {
  timeoutMs: 20_000,
});
const flexible = new RateLimiterRedis({ storeClient: redis, points: quota, duration: windowMs / 1000 });

const admits = {
  ours: async (phase: number) =>
    (await limiter.consume({ ip: `192.0.2.${phase}`, effect: 'read', principal: undefined })).allowed,
  // It rejects what does not fit.
  theirs: (phase: number) =>
    flexible.consume(phase).then(
      () => true,
      () => false,
    ),
}[contestant];

const until = (atMs: number) => pause(Math.max(0, startAtMs + atMs - Date.now()));

async function admissionsOf(phase: number): Promise<readonly Admission[]> {
  const admitted: Admission[] = [];
  const attempt = async (): Promise<void> => {
    const sentMs = Date.now();
    if (await admits(phase)) admitted.push({ sentMs, answeredMs: Date.now() });
  };
  const burstMs = ((phase + 0.9) / phases) * windowMs;
  await until(0);
  await attempt();
  await until(burstMs);
  await Promise.all(Array.from({ length: Math.ceil((1.5 * quota) / processes) }, attempt));
  for (let atMs = burstMs; atMs < burstMs + 1.2 * windowMs; atMs += 20) {
    await until(atMs);
    await attempt();
    await attempt();
  }
  return admitted;
}

const admitted = await Promise.all(Array.from({ length: phases }, (_none, phase) => admissionsOf(phase)));
redis.disconnect();
process.send?.(admitted, undefined, undefined, () => process.disconnect());
