import type { CallOutcome } from '../call-gate.js';
import type { Endpoint } from '../endpoint.js';
import { retryAfterMsOf } from '../retry-after.js';
import type { Outcome } from '../transport.js';
import type { Verdict } from './breaker.js';

const gateways = new Set([502, 503, 504]);

/** An attempt that was given less says more about the caller's patience than about Make. */
const patientMs = 5_000;

/** Whether the zone can be said to work. Any answer of Make's own shows that it does, a refusal too. */
export function verdictOf({ effect }: Endpoint, outcome: Outcome, timeoutMs: number): Verdict {
  if (outcome.kind === 'replied') return gateways.has(outcome.reply.status) ? 'ill' : 'well';
  if (outcome.kind === 'redirected') return 'well';
  // A run may take as long as its modules do.
  if (outcome.kind === 'late' && (effect === 'run' || timeoutMs < patientMs)) return 'neither';
  return 'ill';
}

/** What a gate is told of an attempt. */
export function callOutcomeOf(outcome: Outcome, nowMs: number): CallOutcome {
  if (outcome.kind === 'redirected') return { kind: 'answered' };
  if (outcome.kind !== 'replied') return { kind: outcome.reached ? 'unknown' : 'unsent' };
  const { status, retryAfter } = outcome.reply;
  if (status !== 429) return { kind: 'answered' };
  return retryAfter === undefined
    ? { kind: 'limited' }
    : { kind: 'limited', retryAfterMs: retryAfterMsOf(retryAfter, nowMs) };
}
