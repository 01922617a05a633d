import { RateLimiterMemory } from 'rate-limiter-flexible';
import { boundedKeys } from './bounded-keys.js';
import type { BoundedKeys } from './bounded-keys.js';
import type { Charge, Count, Counters, Layer } from './counters.js';
import type { Policy } from './policy.js';

interface PolicyCounters {
  readonly limiter: RateLimiterMemory;
  readonly keys: BoundedKeys;
}
/** One counter of rate-limiter-flexible. */
interface Counter extends PolicyCounters {
  readonly key: string;
}

/** Counters of this process. Each policy keeps `capacity` of them at most. */
export function memoryCounters(capacity: number): Counters {
  const byPolicy = new Map<Policy, PolicyCounters>();
  const countersOf = (policy: Policy): PolicyCounters => {
    const counters = byPolicy.get(policy) ?? newCounters(policy, capacity);
    byPolicy.set(policy, counters);
    return counters;
  };
  const counterOf = ({ policy, counter }: Layer): Counter => {
    const { limiter, keys } = countersOf(policy);
    return { limiter, keys, key: keys.place(counter) };
  };
  // rate-limiter-flexible answers in promises, also from memory. Callers therefore take turns: nobody charges between
  // another's look and charge.
  let lastTurn: Promise<unknown> = Promise.resolve();
  return {
    charge(layers, cost) {
      const turn = lastTurn.then(() => chargeAll(layers.map(counterOf), layers, cost));
      lastTurn = turn.catch(() => undefined);
      return turn;
    },
  };
}

function newCounters({ quota, windowMs }: Policy, capacity: number): PolicyCounters {
  return {
    limiter: new RateLimiterMemory({ points: quota, duration: windowMs / 1000, keyPrefix: '' }),
    keys: boundedKeys(windowMs, capacity, Date.now),
  };
}

async function chargeAll(counters: readonly Counter[], layers: readonly Layer[], cost: number): Promise<Charge> {
  const before = await Promise.all(counters.map(look));
  const fits = before.every(({ spent }, at) => spent + cost <= (layers[at]?.policy.quota ?? 0));
  if (!fits) return { charged: false, counts: before };
  return { charged: true, counts: await Promise.all(counters.map((counter) => add(counter, cost))) };
}

async function look({ limiter, key }: Counter): Promise<Count> {
  const found = await limiter.get(key);
  // A counter outlives its window until its timer gets a turn; charging it begins a new window all the same.
  if (found === null || found.msBeforeNext <= 0) return { spent: 0, resetMs: 0 };
  return { spent: found.consumedPoints, resetMs: Math.max(1, Math.round(found.msBeforeNext)) };
}

async function add({ limiter, keys, key }: Counter, cost: number): Promise<Count> {
  // `penalty` charges without judging, which has been done; `consume` would reject, and with a value that is no Error.
  const { consumedPoints, msBeforeNext, isFirstInDuration } = await limiter.penalty(key, cost);
  if (isFirstInDuration) keys.began(key);
  // The library counts in seconds, so that its milliseconds may end in a fraction that nobody put there.
  return { spent: consumedPoints, resetMs: Math.round(msBeforeNext) };
}
