import type { Principal } from '@makegate/auth';

/** What a request shows of its sender. */
export interface Presented {
  /** The value of the `Authorization` header. It goes no further than this. */
  readonly authorization: string | undefined;
  /** The address that the connection came from, or that a trusted proxy named. */
  readonly ip: string;
}

/** Finds out who is calling. Rejects with an `AuthError`, or with a `StoreUnavailableError` when that cannot be found out. */
export type Authenticator = (presented: Presented) => Promise<Principal>;
