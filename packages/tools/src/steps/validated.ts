import type { z } from 'zod';
import type { Step, ToolCall } from '../pipeline.js';
import { ToolArgumentsError } from '../tool-errors.js';

/** Checks the arguments and fills in defaults. A confirmation token is no argument of the tool: it is set aside. */
export const validated: Step = (next) => async (call) => {
  const { tool } = call;
  const { confirmationToken, ...own } = call.args;
  const confirmable = tool.effect === 'delete';
  const parsed = tool.inputType.safeParse(confirmable ? own : call.args);
  if (!parsed.success)
    throw new ToolArgumentsError(
      tool.name,
      parsed.error.issues.map((issue) => problem(issue, call)),
    );
  if (!confirmable || confirmationToken === undefined) return next({ ...call, args: parsed.data });
  if (typeof confirmationToken !== 'string') {
    throw new ToolArgumentsError(tool.name, ['confirmationToken: expected the text from the preview']);
  }
  return next({ ...call, args: parsed.data, confirmationToken });
};

function problem(issue: z.core.$ZodIssue, { tool }: ToolCall): string {
  const place = issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
  const misspelt = issue.code === 'unrecognized_keys' && issue.path.length === 0;
  return `${place}${issue.message}${misspelt ? ` (known: ${Object.keys(tool.input).join(', ') || 'none'})` : ''}`;
}
