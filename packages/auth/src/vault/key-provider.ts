/** A data key in its wrapping, and the id of the key that can undo it. */
export interface WrappedKey {
  readonly keyId: string;
  readonly bytes: Uint8Array;
}

/** Keeps the keys that never leave it, and wraps data keys with them: the built-in keyring, or a key service. */
export interface KeyProvider {
  /** The key that `wrap` uses now. */
  primaryKeyId(): string;
  /** Wraps under the primary key, bound to `aad`. */
  wrap(dataKey: Uint8Array, aad: Uint8Array): Promise<WrappedKey>;
  /**
   * Throws a `SealError`: `sealing_key_unknown` when there is no such key, `data_key_unreadable` when the key, the bytes or
   * `aad` are not those of the wrapping. The caller overwrites the answer with zeros after use.
   */
  unwrap(wrapped: WrappedKey, aad: Uint8Array): Promise<Uint8Array>;
}
