import type { Effect } from '@makegate/client';
import type { FailureCode } from './call-ending.js';
import type { ToolOutcome } from './tool-result.js';

/** One call for somebody who counts or logs. Holds nothing that tells people, teams or scenarios apart. */
export interface CallReport {
  /** A name of the catalog; `scenario` for every scenario's own tool; `unknown` for a name that no tool has. */
  readonly tool: string;
  /** Absent for `unknown`. */
  readonly effect?: Effect;
  /** Of this call alone, so nothing to count by. */
  readonly correlationId: string;
  readonly code: 'ok' | FailureCode;
  /** From the call to its answer, the audit log included. */
  readonly durationMs: number;
}

/** Tells of a call that never rejects. */
export async function reported<Outcome extends ToolOutcome>(
  subject: Pick<CallReport, 'tool' | 'effect' | 'correlationId'>,
  onCall: ((report: CallReport) => void) | undefined,
  call: () => Promise<Outcome>,
): Promise<Outcome> {
  const begunAt = performance.now();
  const outcome = await call();
  const code = outcome.kind === 'answered' ? 'ok' : outcome.failure.code;
  onCall?.({ ...subject, code, durationMs: performance.now() - begunAt });
  return outcome;
}
