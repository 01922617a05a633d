import type { KeyObject } from 'node:crypto';

interface Validity {
  /** What `keyId` of a verdict says. Default: its place in the list, from `1`. */
  readonly id?: string;
  /** Not used before this moment, in milliseconds since the epoch. Default: always. */
  readonly notBeforeMs?: number;
  /** Not used from this moment on, in milliseconds since the epoch. Default: never ends. */
  readonly notAfterMs?: number;
}

/** A secret with a name and a time of its own, so that an old and a new one overlap while they are rotated. */
export interface KeySecret extends Validity {
  /**
   * The text as the sender shows it (`whsec_…`, `whpk_…`, or what the scheme calls for), raw bytes of an HMAC key, or a
   * `KeyObject`.
   */
  readonly key: string | Uint8Array | KeyObject;
}

/** A credential of which only the SHA-256 is kept: for API keys, bearer tokens and passwords. */
export interface HashedSecret extends Validity {
  /** SHA-256 of the credential's bytes, 64 lower-case hexadecimal digits. For basic: of `user:password`. */
  readonly sha256: string;
}

/** A secret as it is handed in. A text or bytes stand for `{ key }`. */
export type Secret = string | Uint8Array | KeySecret | HashedSecret;
