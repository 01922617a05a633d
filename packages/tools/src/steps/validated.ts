import type { z } from 'zod';
import type { Step, ToolCall } from '../pipeline.js';
import { ToolArgumentsError } from '../tool-errors.js';

/** Checks the arguments and fills in defaults. A confirmation token is no argument of the tool: it is set aside. */
export const validated: Step = (next) => async (call) => {
  const { tool } = call;
  const { confirmationToken, ...own } = call.args;
  const confirmable = tool.effect === 'delete';
  const parsed = tool.inputType.safeParse(confirmable ? own : call.args);
  if (!parsed.success) throw new ToolArgumentsError(tool.name, problemsOf(parsed.error, call));
  if (!confirmable || confirmationToken === undefined) return next({ ...call, args: parsed.data });
  if (typeof confirmationToken !== 'string') {
    throw new ToolArgumentsError(tool.name, ['confirmationToken: expected the text from the preview']);
  }
  return next({ ...call, args: parsed.data, confirmationToken });
};

/** A caller may send megabytes under a wrong name; whoever reads the answer needs the first few words of the first few. */
const mostProblems = 10;
const longestWords = 200;

function problemsOf({ issues }: z.ZodError, call: ToolCall): readonly string[] {
  const left = issues.length - mostProblems;
  const named = issues.slice(0, mostProblems).map((issue) => problem(issue, call));
  return left > 0 ? [...named, `and ${left} more`] : named;
}

function problem(issue: z.core.$ZodIssue, { tool, args }: ToolCall): string {
  const place = issue.path.length > 0 ? `${cut(issue.path.join('.'))}: ` : '';
  const misspelt = issue.code === 'unrecognized_keys' && issue.path.length === 0;
  const wrong = isMissing(issue, args) ? 'is required' : cut(issue.message);
  const example = issue.code === 'invalid_format' && issue.format === 'datetime' ? exampleOfTime : '';
  return `${place}${wrong}${example}${misspelt ? ` (known: ${Object.keys(tool.input).join(', ') || 'none'})` : ''}`;
}

const exampleOfTime = ', for example 2026-11-01T00:00:00Z';

/** zod says of a missing argument that it expected something else than undefined, which is nothing a caller has written. */
const isMissing = ({ code, path }: z.core.$ZodIssue, args: unknown): boolean =>
  (code === 'invalid_type' || code === 'invalid_value') &&
  path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), args) === undefined;

const cut = (words: string): string => (words.length <= longestWords ? words : `${words.slice(0, longestWords)}…`);
