/** Why no usable answer came; the README says what each means. */
export type MakeUnavailableCode =
  | 'make_unavailable'
  | 'make_timeout'
  | 'make_rate_limited'
  | 'make_reply_too_large'
  | 'make_reply_unreadable'
  | 'make_reply_unexpected'
  | 'make_redirect_refused';

/** What a `MakeUnavailableError` is made of. */
export interface Unavailability {
  readonly code: MakeUnavailableCode;
  readonly message: string;
  readonly endpoint: string;
  readonly retryable: boolean;
  readonly status?: number | undefined;
  readonly reason?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** No usable answer came, and the call had no effect or is safe to repeat. Time, or the zone's address, has to change. */
export class MakeUnavailableError extends Error {
  override readonly name = 'MakeUnavailableError';
  readonly code: MakeUnavailableCode;
  readonly retryable: boolean;
  /** The endpoint's id. */
  readonly endpoint: string;
  /** The HTTP status, when there was one. */
  readonly status: number | undefined;
  /** The system's word for a failed connection, such as `ECONNREFUSED`. */
  readonly reason: string | undefined;
  /**
   * How long to wait, at most an hour. Always with `make_rate_limited` (60 000 when Make does not say), and with a 503
   * that says it.
   */
  readonly retryAfterMs: number | undefined;

  constructor({ code, message, endpoint, retryable, status, reason, retryAfterMs }: Unavailability) {
    super(message);
    this.code = code;
    this.retryable = retryable;
    this.endpoint = endpoint;
    this.status = status;
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}
