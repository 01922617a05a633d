/** Which of the things that the gateway remembers could not be reached. */
export type StoreName = 'keys' | 'credentials' | 'limits' | 'confirmations' | 'sessions' | 'deliveries' | 'connection';

/**
 * What has to be looked up is out of reach, so nothing is decided: a caller is neither let in nor turned away for good.
 * Over HTTP it is a 503. The message may be shown to callers; the reason is in `cause`.
 */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
  readonly code = 'store_unavailable';
  readonly retryable = true;
  readonly retryAfterMs = 1_000;
  readonly store: StoreName;

  constructor(store: StoreName, cause: unknown) {
    super('The storage of this server does not answer at the moment. Try again in a few seconds.', { cause });
    this.store = store;
  }
}
