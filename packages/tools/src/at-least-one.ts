import { ToolArgumentsError } from './tool-errors.js';

/** The changes themselves. Throws for none at all: a call that changes nothing is a misunderstanding worth telling. */
export function atLeastOne<Changes extends object>(tool: string, changes: Changes, names: string): Changes {
  if (Object.keys(changes).length === 0) throw new ToolArgumentsError(tool, [`give at least one of ${names}`]);
  return changes;
}
