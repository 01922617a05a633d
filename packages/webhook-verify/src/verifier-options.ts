import type { DeliveryHead } from './delivery.js';
import type { ReplayGuard } from './replay-guard.js';
import type { Scheme } from './scheme.js';
import type { Secret } from './secret.js';

/** The secrets of one of several senders. */
export interface ResolvedSecrets {
  readonly secrets: readonly Secret[];
  /**
   * Names the sender, so that one replay guard can serve all of them: ids of two scopes are never the same. Without it, one
   * sender's delivery makes another's with the same id a repetition.
   */
  readonly replayScope?: string;
}

/** Asked for the secrets of one delivery, for instance by its path. An empty list refuses it with `key_inactive`. */
export type ResolveSecret = (head: DeliveryHead) => Promise<readonly Secret[] | ResolvedSecrets>;

/** How a verifier judges. Exactly one of `secrets` and `resolveSecret`, or neither for `addressOnly`. */
export interface VerifierOptions {
  readonly scheme: Scheme;
  /** At most 16, also of different kinds where the scheme knows several. */
  readonly secrets?: readonly Secret[];
  readonly resolveSecret?: ResolveSecret;
  /** How far the signed time may lie from now, both ways, in milliseconds. Default 5 minutes; the scheme has limits. */
  readonly toleranceMs?: number;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number;
  /** Refuses repetitions. Without one, a recorded delivery is accepted as often as it comes within the tolerance. */
  readonly replay?: ReplayGuard;
  /** How long a handler may take before the sender's next attempt is let through, in milliseconds. Default a minute. */
  readonly leaseMs?: number;
  /** Default 5 MiB, which is what a Make webhook takes. */
  readonly maxBodyBytes?: number;
  /** Addresses and networks (CIDR, IPv4 and IPv6) that may send. Default all. */
  readonly allowIps?: readonly string[];
}
