import type { scenarios } from '@makegate/client/endpoints/scenarios';
import { scenarioOf } from '../access.js';
import type { Handler } from '../call.js';
import { Refusal, impossible, invalid, notActivated, notFound } from '../http/refusal.js';
import { inputProblems, withDefaults } from '../runs/scenario-inputs.js';
import type { ScenarioRow } from '../state/rows.js';
import { isRun, logLine, statusNumber } from './execution-columns.js';

export const runHandler: Handler<typeof scenarios.run> = async (call) => {
  const { scenarioId, data = {}, responsive = false, callbackUrl } = call.args;
  const scenario = scenarioOf(call, scenarioId);
  requireRunnable(scenario);
  // One with a schedule runs beside it, switched on or not.
  if (!scenario.isActive && scenario.scheduling.type === 'on-demand') throw notActivated();
  const problems = inputProblems(scenario.interface.input, data);
  if (problems.length > 0) throw invalid(problems);
  const inputs = withDefaults(scenario.interface.input, data);
  const execution = call.runs.start(scenario, { inputs, authorId: call.token.userId }, { callbackUrl });
  if (!responsive) return { executionId: execution.id };
  await call.runs.ended(execution);
  if (execution.status === 'RUNNING') throw tookTooLong();
  const { outputs } = execution;
  return { executionId: execution.id, status: statusNumber(execution.status), ...(outputs && { outputs }) };
};

/**
 * What Make answers when a responsive run takes longer than it waits is known only as "an error". A 408 says just that:
 * the wait is over. It names no execution, as a caller of Make does not get one either.
 */
const tookTooLong = (): Refusal =>
  new Refusal(408, { detail: 'The scenario did not finish in time. It goes on running.', message: 'Request Timeout' });

function requireRunnable({ isInvalid, isPaused }: ScenarioRow): void {
  if (isInvalid) throw impossible('The scenario is invalid and cannot be run.');
  if (isPaused) throw impossible('The scenario is paused and cannot be run.');
}

/** Like Make, it looks at the first id only, and answers without a body. */
export const replayHandler: Handler<typeof scenarios.replay> = (call) => {
  const { scenarioId, executionIds } = call.args;
  const scenario = scenarioOf(call, scenarioId);
  requireRunnable(scenario);
  const [first = ''] = executionIds;
  const past = call.state.executions.get(first);
  if (past?.scenarioId !== scenarioId) throw notFound('Execution', first);
  call.runs.start(scenario, { inputs: past.inputs, authorId: call.token.userId });
  return undefined;
};

export const replayableHandler: Handler<typeof scenarios.replayable> = (call) => {
  const { id } = scenarioOf(call, call.args.scenarioId);
  const past = call.state.executions.of('scenarioId', id).filter((row) => isRun(row) && row.status !== 'RUNNING');
  return { executions: past.map((row) => logLine(call.state, row)) };
};
