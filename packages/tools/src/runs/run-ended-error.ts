import type { RunHandle } from './run-answer.js';

/** A run that was to be stopped is over, so there is nothing to confirm either. */
export class RunEndedError extends Error {
  override readonly name = 'RunEndedError';
  readonly code = 'nothing_to_do';
  readonly retryable = false;
  constructor({ executionId, scenarioId }: RunHandle, status: string) {
    super(
      `Execution ${executionId} of scenario ${scenarioId} has already ended (${status}). There is nothing to stop.`,
    );
  }
}
