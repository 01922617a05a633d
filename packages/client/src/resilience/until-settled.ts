import { retryAfterMsOf } from '../retry-after.js';
import type { Outcome } from '../transport.js';
import { backoffMs } from './backoff.js';
import { goneReply } from './gone-reply.js';
import { pause } from './in-time.js';
import type { AttemptParts } from './one-attempt.js';
import { oneAttempt } from './one-attempt.js';
import { isRepeatable, mayHaveHappened, refusedAtDoor } from './repeatable.js';
import type { RetryBudget } from './retry-budget.js';
import type { Result, Send, Sending } from './send.js';

export interface RepeatParts extends AttemptParts {
  readonly budget: RetryBudget;
  /** How long a call goes on failing, its deadline at most. */
  readonly patienceMs: number;
  readonly random: () => number;
}

const isLimited = (outcome: Outcome): boolean => outcome.kind === 'replied' && outcome.reply.status === 429;

/** Says what an answer means after an earlier attempt that may have been carried out. */
function concluded({ endpoint, wire }: Sending, outcome: Outcome, uncertain: Outcome | undefined): Outcome {
  if (!uncertain) return outcome;
  if (outcome.kind !== 'replied' || outcome.reply.status === 429 || outcome.reply.status >= 500) return uncertain;
  const isGone = endpoint.method === 'DELETE' && outcome.reply.status === 404;
  return (isGone ? goneReply(endpoint, wire, outcome.reply) : undefined) ?? outcome;
}

/** Sends a call until it is answered, as long as that is safe, within the budget, and before its time is over. */
export function untilSettled(parts: RepeatParts): Send {
  const { breakerOf, place, clock, budget, patienceMs, random } = parts;
  const once = oneAttempt(parts);

  function stated(outcome: Outcome): number {
    return outcome.kind === 'replied' && refusedAtDoor(outcome.reply)
      ? retryAfterMsOf(outcome.reply.retryAfter, clock.now())
      : 0;
  }

  /** Lets the time pass that the next attempt has to wait. False: there is not enough of it. */
  async function mayGoOn(call: Sending, outcome: Outcome, failures: number, untilMs: number): Promise<boolean> {
    const toldMs = stated(outcome);
    // The breaker calls when the zone is well again.
    if (toldMs === 0 && breakerOf(call).state !== 'closed') return true;
    const leftMs = untilMs - clock.now();
    const drawnMs = backoffMs(failures, leftMs, random);
    if (drawnMs === undefined || toldMs >= leftMs) return false;
    const patience = { signal: call.signal, deadlineAtMs: untilMs };
    return (await pause(patience, clock, Math.max(drawnMs, toldMs))) === undefined && budget.take(patience);
  }

  return async (call): Promise<Result> => {
    const patientUntilMs = Math.min(call.deadlineAtMs, clock.now() + patienceMs);
    let uncertain: Outcome | undefined;
    let last: Outcome | undefined;
    let limitedBefore = false;
    budget.earn();
    for (let failures = 0; ;) {
      const outcome = await once(call, { limitedBefore, patientUntilMs });
      if (outcome.kind === 'withheld') return uncertain ?? last ?? outcome;
      last = outcome;
      if (place && isLimited(outcome) && call.endpoint.effect !== 'run') {
        limitedBefore = true;
        continue;
      }
      if (!isRepeatable(call.endpoint, outcome)) return concluded(call, outcome, uncertain);
      if (mayHaveHappened(outcome)) uncertain = outcome;
      failures += 1;
      if (!(await mayGoOn(call, outcome, failures, patientUntilMs))) return uncertain ?? outcome;
    }
  };
}
