import type { Outcome } from '../transport.js';
import type { Breaker, Pass } from './breaker.js';
import type { Clock } from './clock.js';
import { turnAt } from './gate-turn.js';
import type { LeaveGate } from './gate-turn.js';
import type { QuotaPlace } from './quota-place.js';
import { sameTwice } from './repeatable.js';
import type { Attempt, Sending, Withheld } from './send.js';
import { callOutcomeOf, verdictOf } from './verdicts.js';

export interface AttemptParts {
  readonly attempt: Attempt;
  readonly breakerOf: (call: Sending) => Breaker;
  readonly place: QuotaPlace | undefined;
  readonly zone: string;
  readonly clock: Clock;
  /** How long one of several attempts may take. */
  readonly attemptMs: number;
}

export interface Turn {
  /** Make has answered the call with 429 before. */
  readonly limitedBefore: boolean;
  /** How long to wait for a breaker. */
  readonly patientUntilMs: number;
}

interface Admission {
  readonly pass: Pass;
  readonly leaveGate: LeaveGate | undefined;
}

const isWithheld = (turn: Withheld | Admission | LeaveGate): turn is Withheld => 'by' in turn;

/** Sends a call once, when the breaker and the gate let it. */
export function oneAttempt(parts: AttemptParts): (call: Sending, turn: Turn) => Promise<Outcome | Withheld> {
  const { attempt, breakerOf, place, zone, clock, attemptMs } = parts;

  function timeoutOf({ endpoint, deadlineAtMs }: Sending): number {
    const leftMs = deadlineAtMs - clock.now();
    return sameTwice(endpoint) ? Math.min(attemptMs, leftMs) : leftMs;
  }

  async function admit(call: Sending, { limitedBefore, patientUntilMs }: Turn): Promise<Admission | Withheld> {
    const breaker = breakerOf(call);
    for (;;) {
      const patience = { signal: call.signal, deadlineAtMs: patientUntilMs };
      const pass = breaker.enter() ?? (await breaker.wait(patience));
      if (!pass) return { kind: 'withheld', by: 'breaker', retryAfterMs: breaker.waitMs() };
      if (!place) return { pass, leaveGate: undefined };
      const leaveGate = await throughGate(call, limitedBefore, pass, place);
      if (isWithheld(leaveGate)) return leaveGate;
      if (pass.valid) return { pass, leaveGate };
      // While it waited for its turn the zone has begun to fail.
      pass.leave('neither');
      leaveGate({ kind: 'unsent' });
    }
  }

  async function throughGate(call: Sending, limitedBefore: boolean, pass: Pass, at: QuotaPlace) {
    let leaveGate: LeaveGate | Withheld | undefined;
    try {
      leaveGate = await turnAt(at, call, { zone, timeoutMs: timeoutOf(call), limitedBefore }, clock);
      return leaveGate;
    } finally {
      if (leaveGate === undefined || isWithheld(leaveGate)) pass.leave('neither');
    }
  }

  return async (call, turn) => {
    const admitted = await admit(call, turn);
    if (isWithheld(admitted)) return admitted;
    const { pass, leaveGate } = admitted;
    const timeoutMs = timeoutOf(call);
    if (timeoutMs <= 0) {
      pass.leave('neither');
      leaveGate?.({ kind: 'unsent' });
      return { kind: 'late', reached: false, reason: undefined };
    }
    let outcome: Outcome | undefined;
    try {
      outcome = await attempt(call, timeoutMs);
      return outcome;
    } finally {
      pass.leave(outcome ? verdictOf(call.endpoint, outcome, timeoutMs) : 'neither');
      leaveGate?.(outcome ? callOutcomeOf(outcome, clock.now()) : { kind: 'unknown' });
    }
  };
}
