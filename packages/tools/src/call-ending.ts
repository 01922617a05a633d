import type { PublishedCode } from './published-codes.js';
import type { Answer, Attempt } from './pipeline.js';
import type { Tool } from './define-tool.js';

/** The code of a failure as a caller sees it. */
export type FailureCode = PublishedCode | 'internal';

/** How a call ended, in the words of the audit log. */
export interface CallEnding {
  readonly category: 'call' | 'decision';
  readonly outcome: 'success' | 'failure' | 'denied' | 'unknown';
  readonly code?: string;
  /** The execution that the call began or looked at. */
  readonly reference?: string;
}

/** Refusals of ours: nothing was done, because somebody or something decided so. */
const refusals: ReadonlySet<string> = new Set([
  'tool_unknown',
  'read_only',
  'grant_missing',
  'scope_missing',
  'rate_limited',
  'limits_unavailable',
  'audit_unavailable',
  'confirmation_invalid',
  'confirmation_expired',
  'confirmation_used',
  'confirmation_unavailable',
] satisfies PublishedCode[]);

/** After these a write may have taken effect, or a part of it has. */
const leavesOpen: ReadonlySet<string> = new Set([
  'outcome_unknown',
  'make_partial',
  'tool_timeout',
  'cancelled',
  'internal',
] satisfies FailureCode[]);

/**
 * How a call ended that has an answer. Of a delete that was not confirmed the code says why nothing is gone, and of a run that
 * was handed back that nobody knows yet how it ends.
 */
export function endingWith({ effect }: Pick<Tool, 'effect'>, { outcome, status, executionId }: Answer): CallEnding {
  if (effect === 'delete' && outcome === 'declined') {
    return { category: 'decision', outcome: 'denied', code: 'declined' };
  }
  if (effect === 'delete' && outcome === 'confirmation_required') {
    return { category: 'call', outcome: 'success', code: 'confirmation_required' };
  }
  return {
    category: 'call',
    outcome: 'success',
    ...(effect === 'run' && status === 'running' ? { code: 'running' } : {}),
    ...(typeof executionId === 'string' ? { reference: executionId.slice(0, longestReference) } : {}),
  };
}

const longestReference = 100;

/** How a call ended that failed. Reads, and what never began, have taken no effect. */
export function endingAfter(
  code: FailureCode,
  { effect, begun }: Pick<Tool, 'effect'> & Readonly<Attempt>,
): CallEnding {
  if (refusals.has(code)) return { category: 'decision', outcome: 'denied', code };
  if (effect === 'read' || !begun) return { category: 'call', outcome: 'failure', code };
  // The answer of a write was too large after the write had been carried out.
  if (code === 'answer_too_large') return { category: 'call', outcome: 'success', code };
  return { category: 'call', outcome: leavesOpen.has(code) ? 'unknown' : 'failure', code };
}
