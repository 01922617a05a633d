/** Why a call was not let in. */
export type GateRefusal = 'deadline' | 'user_queue_full' | 'organization_queue_full';

const reasons: Readonly<Record<GateRefusal, string>> = {
  deadline: "Make's rate limit leaves no room for this call before its deadline.",
  user_queue_full: 'Too many calls of this user are waiting already.',
  organization_queue_full: 'Too many calls of this organization are waiting already.',
};

/** A call that was never sent, because the quota of its organization has no room for it in time. */
export class GateRefusedError extends Error {
  override readonly name = 'GateRefusedError';
  readonly code = 'rate_limited';
  readonly retryable = true;
  readonly reason: GateRefusal;
  /** When a call is likely to be let in. */
  readonly retryAfterMs: number;

  constructor(reason: GateRefusal, retryAfterMs: number) {
    super(`${reasons[reason]} Try again in ${Math.ceil(retryAfterMs / 1000)} s.`);
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}
