import type { ReplayClaim, ReplayGuard } from './replay-guard.js';
import { refuse } from './verdict.js';
import type { DeliveryClaim, Reason, Refused } from './verdict.js';

/** The delivery is new, or nobody was asked. */
export interface Claimed {
  readonly ok: true;
  readonly claim: DeliveryClaim | undefined;
}

/** For a verifier without a replay guard. */
export const unclaimed: Claimed = { ok: true, claim: undefined };

const reasons: Readonly<Record<Exclude<ReplayClaim['state'], 'claimed'>, Reason>> = {
  in_progress: 'delivery_in_progress',
  done: 'delivery_repeated',
  full: 'replay_guard_full',
};

/** Claims a genuine delivery for the handler that follows, or says why it is not new. */
export async function claimDelivery(guard: ReplayGuard, id: string, leaseMs: number): Promise<Claimed | Refused> {
  const claimed = await guard.claim(id, leaseMs);
  if (claimed.state !== 'claimed') return refuse(reasons[claimed.state]);
  const { token } = claimed;
  return { ok: true, claim: { done: () => guard.done(id, token), release: () => guard.release(id, token) } };
}
