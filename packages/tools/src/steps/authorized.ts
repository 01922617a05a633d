import { obstacleTo } from '../access.js';
import type { Step } from '../pipeline.js';
import { ToolGrantError, ToolReadOnlyError, ToolScopeError } from '../tool-errors.js';

/** Refuses what the setting, the caller's grants or the credential rule out, whether or not the tool was listed. */
export const authorized: Step = (next) => async (call) => {
  const obstacle = obstacleTo(call.tool, call.context.access);
  if (obstacle?.reason === 'read_only') throw new ToolReadOnlyError(call.tool.name);
  if (obstacle?.missingGrants) throw new ToolGrantError(call.tool.name, obstacle.missingGrants);
  if (obstacle) throw new ToolScopeError(call.tool.name, obstacle.missingScopes);
  return next(call);
};
