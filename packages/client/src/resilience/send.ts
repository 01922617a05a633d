import type { GatedCall } from '../call-gate.js';
import type { WireRequest } from '../encode-arguments.js';
import type { Endpoint } from '../endpoint.js';
import type { Outcome } from '../transport.js';

/** A call on its way through the layers. */
export interface Sending {
  readonly endpoint: Endpoint;
  readonly wire: WireRequest;
  /** The caller's. Its reason is thrown as it is. */
  readonly signal: AbortSignal | undefined;
  /** By the clock of the layers. */
  readonly deadlineAtMs: number;
  /** Instead of the client's, where a gate orders calls by it. */
  readonly priority: GatedCall['priority'] | undefined;
  /** With a read that may be shared: the secret it is sent with, so that its answer is nobody else's. */
  readonly secret: string | undefined;
}

/** Not sent, because it would have been in vain: the zone has been failing, or the quota has no room in time. */
export interface Withheld {
  readonly kind: 'withheld';
  readonly by: 'breaker' | 'gate';
  readonly retryAfterMs: number;
}

/** What became of a call, whether or not it was sent. */
export type Result = Outcome | Withheld;

/** One layer's view of the layer below it. */
export type Send = (call: Sending) => Promise<Result>;

/** One request of a call, sent at once and given up after `timeoutMs`. */
export type Attempt = (call: Sending, timeoutMs: number) => Promise<Outcome>;
