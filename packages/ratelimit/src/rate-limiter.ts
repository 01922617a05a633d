import type { Decision } from './decision.js';

/** What a limiter has to know of a call. Each policy looks at the fields in its `key`; the others do not matter to it. */
export interface LimitedCall {
  /**
   * What the call does: an effect (`read`, `create`, `update`, `delete`, `run`), or, for what weighs more than its effect,
   * a word of the app such as `secret`, `admin` or `sign-in`.
   */
  readonly effect: string;
  /**
   * Who calls, by a name that means somebody else in another `tenant`. `undefined` before that is known; policies by
   * principal then do not apply.
   */
  readonly principal: string | undefined;
  readonly tenant?: string | undefined;
  /**
   * Address of the client as the app trusts it: from the socket, or from a header that a trusted proxy set. IPv6 counts by
   * /64 network, an IPv4-mapped address as its IPv4 address, and all that is no address together as one.
   */
  readonly ip?: string | undefined;
  readonly tool?: string | undefined;
  /** Charged to every policy that applies: whole, from 1. Default 1. */
  readonly cost?: number;
}

/** Says whether a call may go on now, and charges it if so. */
export interface RateLimiter {
  /**
   * Charges every policy that applies, or, if one of them has not enough left, none; of any number of callers at once, in
   * any number of processes on one store, no policy ever grants more than its quota in a window. A spent quota is an answer,
   * not an error. Rejects with a `RangeError` when `cost` is not a whole number from 1; a store that fails is answered as
   * each policy says.
   */
  consume(call: LimitedCall): Promise<Decision>;
}
