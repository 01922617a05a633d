/** How a claim went. */
export type ReplayClaim =
  /** Yours until the lease ends. `token` tells your claim from a later one of the same id. */
  | { readonly state: 'claimed'; readonly token: string }
  /** Somebody holds it, or held it until now. */
  | { readonly state: 'in_progress' }
  /** It was dealt with. */
  | { readonly state: 'done' }
  /** There is no room to remember it, so it must not be acted on. */
  | { readonly state: 'full' };

/** Remembers which deliveries were dealt with. One guard for each sender: ids of two senders may be the same. */
export interface ReplayGuard {
  /** How long an id stays known after `done`, in milliseconds. */
  readonly keepMs: number;
  /**
   * Takes an id for `leaseMs` milliseconds. Of any number of callers at once, exactly one gets `claimed`. A lease that ends
   * without `done` lets the next caller in. Rejects when it cannot tell; then nothing may be done.
   */
  claim(id: string, leaseMs: number): Promise<ReplayClaim>;
  /** Remembers the id for `keepMs` from now. False, and nothing changes, when another holds or has ended it by now. */
  done(id: string, token: string): Promise<boolean>;
  /** Gives the id back. Nothing happens when this claim no longer holds it. */
  release(id: string, token: string): Promise<void>;
}
