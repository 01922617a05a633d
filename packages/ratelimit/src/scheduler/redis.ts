import { hash, randomUUID } from 'node:crypto';
import type { Cluster, Redis } from 'ioredis';
import { withinTime } from '../within-time.js';
import { systemClock } from './clock.js';
import type { Clock } from './clock.js';
import type { SharedSlots } from './shared-slots.js';
import type { SlotAnswer } from './slot-pool.js';
import { beatScript, freeScript, freezeScript, restoreScript, takeScript } from './slot-scripts.js';
import { survivingSlotPool } from './surviving-slot-pool.js';
import type { SurvivingSlotPool } from './surviving-slot-pool.js';

/** What may be said about slots in Redis. */
export interface RedisSlotPoolOptions {
  /** In front of every key. Default `slots:`. Each quota has a hash tag of its own, so that a cluster spreads them. */
  readonly prefix?: string;
  /** How long one answer of Redis may take before Redis counts as lost. Default 1000. */
  readonly timeoutMs?: number;
  /** Default: real time. It decides nothing while Redis answers. */
  readonly clock?: Clock;
  /** Told when Redis is lost, for logs and metrics. It must not throw. */
  readonly onStoreError?: (error: unknown) => void;
}

/**
 * Slots that any number of processes share on one Redis 6.2 or newer, by the clock of Redis. While Redis is lost each process
 * falls back to its part of the limit. The client stays the caller's: it is neither connected nor closed here.
 */
export function redisSlotPool(redis: Redis | Cluster, options: RedisSlotPoolOptions = {}): SurvivingSlotPool {
  const { prefix = 'slots:', timeoutMs = 1_000, clock = systemClock, onStoreError = () => {} } = options;
  return survivingSlotPool(redisSlots(redis, prefix, timeoutMs), clock, onStoreError);
}

/** The same without anything to fall back to. */
export function redisSlots(redis: Redis | Cluster, prefix: string, timeoutMs: number): SharedSlots {
  const run = (script: Script, keys: readonly string[], args: readonly (string | number)[]) =>
    withinTime(evaluate(redis, script, keys, args), timeoutMs);
  const keyOf = (quota: string, part: string) => `${prefix}{${encodeURIComponent(quota)}}:${part}`;
  const keysOf = (quota: string) => ['held', 'state', 'waiting'].map((part) => keyOf(quota, part));
  const held = (quota: string) => [keyOf(quota, 'held')];

  return {
    take: async ({ quota, replica, firstSlot, urgent, plain, users, limit, windowMs, holdMs }) => {
      const args = [replica, firstSlot, urgent, plain, users, limit, windowMs, holdMs];
      return answerOf(await run(scripts.take, keysOf(quota), args));
    },
    free: async (quota, slot, afterMs) => void (await run(scripts.free, held(quota), [slot, afterMs])),
    freeze: async (quota, forMs) => void (await run(scripts.freeze, keysOf(quota), [forMs])),
    restore: async (quota, slots) => void (await run(scripts.restore, held(quota), [...slots].flat())),
    beat: async (replica, forMs) => {
      // A new text each time, so that this process too notices when the one that it wrote is lost.
      const reply = await run(scripts.beat, [`${prefix}replicas`], [replica, forMs, `epoch ${randomUUID()}`]);
      const [replicas, epoch] = Array.isArray(reply) ? reply.map(String) : [];
      if (replicas === undefined || epoch === undefined) throw new Error('Redis did not answer with the replicas.');
      return { replicas: Number(replicas), epoch };
    },
  };
}

interface Script {
  readonly text: string;
  readonly sha: string;
}

const scriptOf = (text: string): Script => ({ text, sha: hash('sha1', text) });
const scripts = {
  take: scriptOf(takeScript),
  free: scriptOf(freeScript),
  freeze: scriptOf(freezeScript),
  restore: scriptOf(restoreScript),
  beat: scriptOf(beatScript),
};

const lost: ReadonlySet<string> = new Set(['reconnecting', 'close', 'end']);

/** Redis forgets scripts when it restarts, and says so before it has done anything. */
async function evaluate(
  redis: Redis | Cluster,
  { text, sha }: Script,
  keys: readonly string[],
  args: readonly (string | number)[],
): Promise<unknown> {
  // A lost connection would queue the command and take slots for calls that were given up long ago.
  if (lost.has(redis.status)) throw new Error(`The connection to Redis is lost (${redis.status}).`);
  try {
    return await redis.evalsha(sha, keys.length, ...keys, ...args);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    return redis.eval(text, keys.length, ...keys, ...args);
  }
}

function answerOf(reply: unknown): SlotAnswer {
  const [granted, urgentWaitMs, plainWaitMs, used, limit, frozenMs, share] = Array.isArray(reply)
    ? reply.map(Number)
    : [];
  if (granted === undefined || urgentWaitMs === undefined || plainWaitMs === undefined || used === undefined) {
    throw new Error('Redis did not answer with slots.');
  }
  return { granted, urgentWaitMs, plainWaitMs, used, limit: limit ?? 0, frozenMs: frozenMs ?? 0, share: share ?? 1 };
}
