import { breakerFamilyOf } from './breaker-family.js';
import { createBreakers } from './breakers.js';
import { systemClock } from './clock.js';
import type { ResilienceOptions } from './resilience-options.js';
import { retryBudget } from './retry-budget.js';
import { revalidated } from './revalidated.js';
import type { Attempt, Send } from './send.js';
import { sharedReads } from './shared-reads.js';
import { untilSettled } from './until-settled.js';

export interface ResilientParts {
  readonly attempt: Attempt;
  /** Host name of the zone. */
  readonly zone: string;
}

/** The layers around an attempt, outermost first: shared reads, kept replies, repeats, breaker, gate. */
export function resilient({ attempt, zone }: ResilientParts, options: ResilienceOptions): Send {
  const { clock = systemClock, random = Math.random } = options;
  const { patienceMs = Number.POSITIVE_INFINITY, attemptMs = 30_000, cacheBytes = 1024 * 1024 } = options;
  const breakers = options.breakers ?? createBreakers({ clock });
  const settled = untilSettled({
    attempt,
    breakerOf: ({ endpoint }) => breakers.of(zone, breakerFamilyOf(endpoint)),
    place: options.quota,
    zone,
    clock,
    attemptMs,
    budget: retryBudget(clock),
    patienceMs,
    random,
  });
  return sharedReads(clock, cacheBytes > 0 ? revalidated(cacheBytes, settled) : settled);
}
