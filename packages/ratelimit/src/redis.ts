import { hash } from 'node:crypto';
import type { Cluster, Redis } from 'ioredis';
import { chargeScript } from './counting/charge-script.js';
import { decisionOf } from './counting/decision-of.js';
import { denials } from './counting/denials.js';
import type { Charge, Layer, Role } from './counting/layer.js';
import type { Decision } from './decision.js';
import { limiterOver } from './limiter-over.js';
import type { HoldingOptions } from './limiter-over.js';
import { monotonicNow } from './monotonic-now.js';
import type { Policy } from './policy.js';
import type { LimitedCall, RateLimiter } from './rate-limiter.js';
import { withinTime } from './within-time.js';
import { withoutStore } from './without-store.js';
export { redisSlotPool } from './scheduler/redis.js';
export type { RedisSlotPoolOptions } from './scheduler/redis.js';

/** What may be said about the store. */
export interface RedisLimiterOptions extends HoldingOptions {
  /**
   * In front of every key. Default `ratelimit:{limits}:`. On a cluster it needs a hash tag, the part in braces, because one
   * call charges several keys at once.
   */
  readonly prefix?: string;
  /** How long one answer of Redis may take before the store counts as failed. Default 250. */
  readonly timeoutMs?: number;
  /** Told of every failure of the store, for logs and metrics. It must not throw. */
  readonly onStoreError?: (error: unknown) => void;
  /** Among how many processes a quota is divided while the store is out of reach, for policies that are `local` then. Default 1. */
  readonly replicas?: () => number;
}

/** How many refusals are remembered, so that repeating a call does not ask Redis again. */
const mostDenials = 10_000;

/**
 * For any number of processes on one Redis 6.2 or newer. Time is the clock of Redis. The client stays the caller's: it is
 * neither connected nor closed here. Throws a `PolicyInvalidError` when a policy cannot be kept.
 */
export function redisLimiter(
  redis: Redis | Cluster,
  policies: readonly Policy[],
  {
    prefix = 'ratelimit:{limits}:',
    timeoutMs = 250,
    onStoreError = () => {},
    replicas = () => 1,
    ...options
  }: RedisLimiterOptions = {},
): RateLimiter {
  const known = denials(mostDenials);
  const decideWithout = withoutStore(policies, replicas);
  const ask = async (layers: readonly Layer[], call: LimitedCall, askedAtMs: number): Promise<Decision> => {
    let charge: Charge;
    try {
      charge = await chargeAll(redis, prefix, layers, timeoutMs);
    } catch (error) {
      onStoreError(error);
      return decideWithout(layers, call);
    }
    if (!charge.charged) known.keep(layers, charge, askedAtMs);
    return decisionOf(layers, charge);
  };
  const decide = (layers: readonly Layer[], call: LimitedCall): Decision | Promise<Decision> => {
    const nowMs = monotonicNow();
    return known.find(layers, nowMs) ?? ask(layers, call, nowMs);
  };
  return limiterOver(policies, decide, options);
}

async function chargeAll(
  redis: Redis | Cluster,
  prefix: string,
  layers: readonly Layer[],
  timeoutMs: number,
): Promise<Charge> {
  // A lost connection would queue the call and charge it after it was refused.
  if (lost.has(redis.status)) throw new Error(`The connection to Redis is lost (${redis.status}).`);
  const keys = layers.map((layer) => storedKeyOf(prefix, layer));
  return chargeOf(await withinTime(evaluate(redis, keys, layers.flatMap(argumentsOf)), timeoutMs));
}

const lost: ReadonlySet<string> = new Set(['reconnecting', 'close', 'end']);

/**
 * Whatever an app takes for a principal, a token included, does not reach the store: 128 bits of its digest are enough to
 * never meet twice. Another window, or another way of counting, begins anew; another quota goes on with what is spent.
 */
function storedKeyOf(prefix: string, { plan, key }: Layer): string {
  const digest = hash('sha256', key, 'base64url').slice(0, 22);
  return `${prefix}${plan.name}:${plan.windowMs}:${plan.cellMs}:${digest}`;
}

const letters: Readonly<Record<Role, string>> = { hard: 'h', shadow: 's', soft: 'd', strikes: 'x' };

const argumentsOf = ({ plan, role, cost }: Layer): readonly (string | number)[] => [
  letters[role],
  cost,
  plan.quota,
  plan.windowMs,
  plan.cellMs,
];

const script = chargeScript();
const scriptSha = hash('sha1', script);

/** Redis forgets scripts when it restarts, and says so before it has done anything. */
async function evaluate(
  redis: Redis | Cluster,
  keys: readonly string[],
  args: readonly (string | number)[],
): Promise<unknown> {
  try {
    return await redis.evalsha(scriptSha, keys.length, ...keys, ...args);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    return redis.eval(script, keys.length, ...keys, ...args);
  }
}

function chargeOf(reply: unknown): Charge {
  const [charged, ...rest] = Array.isArray(reply) ? reply.map(Number) : [];
  if (charged === undefined) throw new Error('Redis did not answer with the counters.');
  const counts = Array.from({ length: rest.length / 3 }, (_none, at) => ({
    spent: rest[3 * at] ?? 0,
    resetMs: rest[3 * at + 1] ?? 0,
    waitMs: rest[3 * at + 2] ?? 0,
  }));
  return { charged: charged === 1, counts };
}
