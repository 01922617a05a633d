import { codeOf } from '../error-code.js';
import { pick } from '../pick.js';
import type { RunHandle } from '../runs/run-answer.js';
import type { ToolContext } from '../tool-context.js';
import { executionRow } from './execution-row.js';

/** When a run ran and what it cost. Nothing when its line is not in the log, or no longer: logs end before results do. */
export async function executionLine(run: RunHandle, { make, signal }: Pick<ToolContext, 'make' | 'signal'>) {
  const { scenarioId, executionId } = run;
  try {
    const { scenarioLog } = await make.executions.getLog({ scenarioId, executionId }, { signal });
    return pick(executionRow(scenarioLog), 'timestamp', 'durationMs', 'operations', 'credits');
  } catch (error) {
    if (codeOf(error) === 'make_not_found') return {};
    throw error;
  }
}
