import { z } from 'zod';
import type { CallOutcome } from '../call-gate.js';
import type { Clock } from './clock.js';
import { inTime, late } from './in-time.js';
import type { QuotaPlace } from './quota-place.js';
import type { Sending, Withheld } from './send.js';

/** How a gate refuses: known by its code, for the client knows no gate. */
const Refusal = z.object({ code: z.literal('rate_limited'), retryAfterMs: z.number() });

/** To be called once, when the attempt that was let in has ended. */
export type LeaveGate = (outcome: CallOutcome) => void;

export interface Turn {
  readonly zone: string;
  readonly timeoutMs: number;
  readonly limitedBefore: boolean;
}

const withheld = (retryAfterMs: number): Withheld => ({ kind: 'withheld', by: 'gate', retryAfterMs });

const refusedAs = (error: unknown): Withheld => {
  const { data } = Refusal.safeParse(error);
  if (!data) throw error;
  return withheld(data.retryAfterMs);
};

/** Waits until the gate lets the attempt in, as long as the call may take. */
export async function turnAt(
  { gate, organization, user, priority = 'normal' }: QuotaPlace,
  call: Sending,
  turn: Turn,
  clock: Clock,
): Promise<LeaveGate | Withheld> {
  const gaveUp = new AbortController();
  const { quota } = call.endpoint;
  const { deadlineAtMs } = call;
  const entering = gate.enter(
    { ...turn, organization, user, priority: call.priority ?? priority, quota, deadlineAtMs },
    gaveUp.signal,
  );
  try {
    const leave = await inTime(call, clock, entering);
    if (leave !== late) return leave;
  } catch (error) {
    if (!call.signal?.aborted) return refusedAs(error);
    leaveUnused(entering, gaveUp);
    throw error;
  }
  leaveUnused(entering, gaveUp);
  return withheld(0);
}

/** The gate may have let it in at the very moment when nobody waited any longer. */
function leaveUnused(entering: Promise<LeaveGate>, gaveUp: AbortController): void {
  gaveUp.abort();
  entering.then(
    (leave) => leave({ kind: 'unsent' }),
    () => undefined,
  );
}
