import type { GatewayScope, PrincipalId } from '@makegate/auth';

/** What has to be known of a session to find it from anywhere, or to bring it back to life. */
export interface SessionRecord {
  readonly id: string;
  /** Id of the replica that serves it. `nobody` when it was let go and waits to be claimed. */
  readonly owner: string;
  /** Who opened it, and with what scopes. Nobody else may use it. */
  readonly principal: PrincipalId & { readonly scopes: readonly GatewayScope[] };
  /** The params of the `initialize` that opened it, to be repeated where it is adopted. */
  readonly initialize: Readonly<Record<string, unknown>>;
  /** Whether its client reads answers as JSON only. */
  readonly json: boolean;
}

/** The owner of a session that its replica has let go. */
export const nobody = '';

/** Where sessions are written down, so that each can be found by the replica that its next request reaches. */
export interface SessionDirectory {
  /** Writes down a session; it is forgotten after `ttlMs` unless it is renewed. An id that is there is written over. */
  open(record: SessionRecord, ttlMs: number): Promise<void>;
  /** The session; `undefined` when it is closed, forgotten, was never there or cannot be read. */
  find(id: string): Promise<SessionRecord | undefined>;
  /** The owner of the session, which lasts another `ttlMs` if that is `owner`; `undefined` when there is no such session. */
  renew(id: string, owner: string, ttlMs: number): Promise<string | undefined>;
  /**
   * Makes `to` the owner if `from` is it: of any number of claims at once from one owner, one is answered with true. False
   * when there is no such session. Does not make it last longer.
   */
  claim(id: string, from: string, to: string): Promise<boolean>;
  /** Forgets the session if `owner` is its owner. False when it has another; one that is not there is fine. */
  close(id: string, owner: string): Promise<boolean>;
}
