/** Why a delivery is refused. For logs and audit; tell the sender no more than the status. */
export type Reason =
  | 'address_missing'
  | 'address_refused'
  | 'body_digest_mismatch'
  | 'body_too_large'
  | 'body_truncated'
  | 'credential_mismatch'
  | 'delivery_in_progress'
  | 'delivery_repeated'
  | 'header_duplicated'
  | 'header_malformed'
  | 'header_missing'
  | 'header_too_long'
  | 'key_inactive'
  | 'replay_guard_full'
  | 'request_incomplete'
  | 'signature_malformed'
  | 'signature_mismatch'
  | 'signature_unsupported'
  | 'signatures_too_many'
  | 'timestamp_malformed'
  | 'timestamp_too_new'
  | 'timestamp_too_old';

/** The delivery must not be acted on. */
export interface Refused {
  readonly ok: false;
  readonly reason: Reason;
  /** The header that the reason is about, in lower case; undefined when it is about no single one. */
  readonly header: string | undefined;
}

/** What a handler says to the replay guard when it has ended. */
export interface DeliveryClaim {
  /** The delivery was dealt with: every repetition is refused from now on. False when the lease had gone to another. */
  done(): Promise<boolean>;
  /** It was not dealt with: the sender's next attempt is let through at once. */
  release(): Promise<void>;
}

/** What is known of a genuine delivery, apart from its body. */
export interface Proven {
  readonly ok: true;
  /** The sender's id of the message where the scheme signs one; stays the same when the sender tries again. */
  readonly id: string | undefined;
  /** When it was signed, in milliseconds since the epoch, where the scheme signs that. */
  readonly timestampMs: number | undefined;
  /** Id of the secret that matched, the first one when several do: what is never seen again can be retired. */
  readonly keyId: string;
  /** With a replay guard only. Say how it ended, or the claim ends with its lease and a repetition is let through. */
  readonly claim: DeliveryClaim | undefined;
}

/** The delivery is genuine, fresh and, with a replay guard, new. */
export interface Accepted extends Proven {
  /**
   * Exactly the bytes that were signed. A body that was handed over whole is that same array, not a copy: nothing may write
   * to it from the call of `verify` on.
   */
  readonly body: Uint8Array;
}

/** The answer of `verify`: there is no body to be had before `ok` is looked at. */
export type Verdict = Accepted | Refused;

/** A refusal as a value. */
export function refuse(reason: Reason, header?: string): Refused {
  return { ok: false, reason, header };
}
