import type { ToolContext } from '../tool-context.js';
import { shortened } from '../shorten.js';
import type { RunAnswer, RunHandle } from './run-answer.js';

/** The largest outputs that are passed on whole, in characters of JSON. */
const outputsBudget = 20_000;

const statuses: ReadonlyMap<string, RunAnswer['status']> = new Map([
  ['RUNNING', 'running'],
  ['SUCCESS', 'success'],
  ['WARNING', 'warning'],
  ['ERROR', 'error'],
]);

/** The state of a run at this moment: one counted call. */
export async function readRun(
  run: RunHandle,
  { make, signal }: Pick<ToolContext, 'make' | 'signal'>,
): Promise<RunAnswer> {
  const { scenarioId, executionId } = run;
  const { status, outputs, error } = await make.executions.get({ scenarioId, executionId }, { signal });
  return {
    executionId,
    scenarioId,
    // A word we do not know yet is not an end: the caller may go on waiting.
    status: statuses.get(status) ?? 'running',
    ...(outputs ? { outputs: shortened(outputs, outputsBudget) } : {}),
    ...(error
      ? { error: shortened({ message: error.message ?? 'No reason given', ...moduleOf(error) }, outputsBudget) }
      : {}),
  };
}

type Reason = { readonly causeModule?: { readonly name?: string | null | undefined } | null | undefined };

/** The module that failed, when Make knows it. */
const moduleOf = ({ causeModule }: Reason) => (causeModule?.name ? { module: causeModule.name } : {});
