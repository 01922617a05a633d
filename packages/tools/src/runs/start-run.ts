import { codeOf } from '../error-code.js';
import type { ToolContext } from '../tool-context.js';
import type { RunHandle } from './run-answer.js';

export interface RunRequest {
  readonly scenarioId: number;
  readonly inputs: Record<string, unknown>;
}

/** Nobody knows whether the run began, so nobody may simply start it again. */
export class RunOutcomeUnknownError extends Error {
  override readonly name = 'RunOutcomeUnknownError';
  readonly code = 'outcome_unknown';
  readonly retryable = false;
  constructor(scenarioId: number) {
    super(
      `The answer of Make was lost, so the run may or may not have started. Look at executions_list for scenario ${scenarioId} before running it again.`,
    );
  }
}

/** Starts a run without waiting for it. Make does not count this call. */
export async function startRun({ scenarioId, inputs }: RunRequest, { make, signal }: ToolContext): Promise<RunHandle> {
  try {
    const { executionId } = await make.scenarios.run({ scenarioId, data: inputs, responsive: false }, { signal });
    return { scenarioId, executionId };
  } catch (error) {
    throw codeOf(error) === 'outcome_unknown' ? new RunOutcomeUnknownError(scenarioId) : error;
  }
}
