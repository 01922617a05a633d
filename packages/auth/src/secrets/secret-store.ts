/** Text that somebody comes back for: sealed credentials, authorization codes, single-use tokens. */
export interface SecretStore {
  /** `undefined` when there is nothing, or not any more. */
  get(key: string): Promise<string | undefined>;
  /**
   * Replaces what is there, and its lifetime too. The lifetime has to be said, so that nothing becomes permanent because
   * it was forgotten: whole milliseconds above zero (otherwise `RangeError`), or `'forever'`.
   */
  put(key: string, value: string, lifetimeMs: number | 'forever'): Promise<void>;
  /**
   * Puts `value` in the place of exactly `known`, or of nothing when that is `undefined`. False, and nothing is changed, when
   * something else is there by now: of any number of callers that know the same, one succeeds. Lifetimes as for `put`.
   */
  replace(key: string, known: string | undefined, value: string, lifetimeMs: number | 'forever'): Promise<boolean>;
  /** Reads and removes in one step: of any number of callers, one gets the value. */
  take(key: string): Promise<string | undefined>;
  /** Nothing happens when there is nothing. */
  delete(key: string): Promise<void>;
}
