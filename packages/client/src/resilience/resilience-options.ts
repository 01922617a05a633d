import type { Breakers } from './breakers.js';
import type { QuotaPlace } from './quota-place.js';
import type { Clock } from './clock.js';

/** How a client bears with trouble. Everything has a default. */
export interface ResilienceOptions {
  /** How long a call goes on while nothing but failures come back, in milliseconds. Default: until its deadline. */
  readonly patienceMs?: number;
  /** How long one attempt of a call that may be repeated takes at most, in milliseconds. Default 30 000. */
  readonly attemptMs?: number;
  /** How many bytes of replies that Make has marked with an ETag are kept. Default 1 MiB; 0 keeps none. */
  readonly cacheBytes?: number;
  /** Those of other clients of the process, to share what is known of a zone. Default: breakers of its own. */
  readonly breakers?: Breakers;
  /** Where attempts wait for their turn, so that Make's limit holds. Default: nowhere, and a 429 is thrown at once. */
  readonly quota?: QuotaPlace;
  /** For simulations. Default: real time. */
  readonly clock?: Clock;
  /** For simulations: what is drawn from 0 to below 1. Default `Math.random`. */
  readonly random?: () => number;
}
