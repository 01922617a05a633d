import { obstacleTo } from '../access.js';
import type { Step } from '../pipeline.js';
import { ToolReadOnlyError, ToolScopeError } from '../tool-errors.js';

/** Refuses what the credential or the read-only setting rules out, whether or not the tool was listed. */
export const authorized: Step = (next) => async (call) => {
  const obstacle = obstacleTo(call.tool, call.context.access);
  if (obstacle?.reason === 'read_only') throw new ToolReadOnlyError(call.tool.name);
  if (obstacle) throw new ToolScopeError(call.tool.name, obstacle.missingScopes);
  return next(call);
};
