import type { Tool } from '../define-tool.js';
import type { Step } from '../pipeline.js';

/**
 * Has the scenarios read again after a tool may have made one appear, vanish or change its inputs: also when it failed,
 * because a failed call may have done its work. Nobody waits for the reading.
 */
export const refreshed: Step = (next) => async (call) => {
  try {
    return await next(call);
  } finally {
    if (writesScenarios(call.tool)) void call.context.scenarioTools?.refresh(idOf(call.args['scenarioId']));
  }
};

const writesScenarios = ({ uses }: Tool): boolean =>
  uses.some(({ id, effect }) => id.startsWith('scenarios.') && effect !== 'read' && effect !== 'run');

const idOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
