import type { KeyRefusal, Principal } from '@makegate/auth';

/** Why somebody was turned away, for the audit log: the caller is told less. */
export interface RefusedKey {
  readonly reason: KeyRefusal | 'missing';
  /** Public id of the key, as presented. */
  readonly keyId?: string | undefined;
}

/** Who is calling, and with which key. */
export interface Authenticated extends Principal {
  /** Its public id. Absent where no keys are used. */
  readonly keyId?: string;
}

/** What a request shows of its sender. */
export interface Presented {
  /** The value of the `Authorization` header. It goes no further than this. */
  readonly authorization: string | undefined;
  /** The address that the connection came from, or that a trusted proxy named. */
  readonly ip: string;
  /** Hears why the sender is turned away, before that happens. */
  readonly onRefused?: (refused: RefusedKey) => void;
}

/** Finds out who is calling. Rejects with an `AuthError`, or with a `StoreUnavailableError` when that cannot be found out. */
export type Authenticator = (presented: Presented) => Promise<Authenticated>;
