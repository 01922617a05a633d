/** What went wrong with a sealed secret or with the keys under which it was sealed. */
export type SealErrorCode =
  /** The keys that were handed in are not written as they should be. */
  | 'keyring_invalid'
  /** The tenant, subject, connection, purpose or generation cannot be used. */
  | 'seal_context_invalid'
  /** Not a sealed text of a version we know. */
  | 'sealed_malformed'
  /** Changed, or sealed for another context. */
  | 'sealed_mismatch'
  /** The key it was sealed with was erased, on purpose. */
  | 'sealed_erased'
  /** The keyring does not hold the key that is asked for. */
  | 'sealing_key_unknown'
  /** A data key cannot be unwrapped: another key has this id, or the stored text was changed. */
  | 'data_key_unreadable';

/** Nothing was opened and nothing overwritten. The message is for the operator and never holds a secret. */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly code: SealErrorCode;
  readonly retryable = false;

  constructor(code: SealErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
