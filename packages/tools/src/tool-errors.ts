import type { Tool } from './define-tool.js';

/** No tool of this server has that name. */
export class ToolUnknownError extends Error {
  override readonly name = 'ToolUnknownError';
  readonly code = 'tool_unknown';
  readonly retryable = false;
  constructor(asked: string, similar: readonly string[]) {
    const hint = similar.length > 0 ? `Did you mean ${similar.join(' or ')}?` : 'tools/list shows every tool.';
    super(`There is no tool ${JSON.stringify(asked.slice(0, 80))}. ${hint}`);
  }
}

/** The caller no longer wants the answer. What Make has begun goes on. */
export class CallCancelledError extends Error {
  override readonly name = 'CallCancelledError';
  readonly code = 'cancelled';
  readonly retryable = false;
  constructor() {
    super('The call was cancelled. What Make had begun goes on.');
  }
}

/** The arguments do not fit the tool. Names the places and the reasons, never the values. */
export class ToolArgumentsError extends Error {
  override readonly name = 'ToolArgumentsError';
  readonly code = 'arguments_invalid';
  readonly retryable = false;
  constructor(tool: string, problems: readonly string[]) {
    super(`The arguments of ${tool} do not fit: ${problems.join('; ')}. Correct them and call again.`);
  }
}

/** The credential lacks scopes that the tool needs. */
export class ToolScopeError extends Error {
  override readonly name = 'ToolScopeError';
  readonly code = 'scope_missing';
  readonly retryable = false;
  readonly missingScopes: readonly string[];
  constructor(tool: string, missingScopes: readonly string[]) {
    super(
      `${tool} needs a Make token with ${missingScopes.join(', ')}. Create one with these scopes in Make's profile.`,
    );
    this.missingScopes = missingScopes;
  }
}

/** The server runs read-only and the tool does more than read. */
export class ToolReadOnlyError extends Error {
  override readonly name = 'ToolReadOnlyError';
  readonly code = 'read_only';
  readonly retryable = false;
  constructor(tool: string) {
    super(`This server is read-only, and ${tool} would change something. Ask its operator to lift that.`);
  }
}

/** The deadline of a call passed. Only a read may simply be tried again. */
export class ToolTimeoutError extends Error {
  override readonly name = 'ToolTimeoutError';
  readonly code = 'tool_timeout';
  readonly retryable: boolean;
  constructor({ name, effect }: Pick<Tool, 'name' | 'effect'>, deadlineMs: number) {
    const advice =
      effect === 'read'
        ? 'Try again, or ask for less.'
        : 'What Make had begun may still take effect: look before calling again.';
    super(`${name} took longer than ${deadlineMs / 1000} s and was given up. ${advice}`);
    this.retryable = effect === 'read';
  }
}

/** An answer is larger than clients accept, and it is known how to ask for less. */
export class AnswerTooLargeError extends Error {
  override readonly name = 'AnswerTooLargeError';
  readonly code = 'answer_too_large';
  readonly retryable = false;
  constructor(tool: Pick<Tool, 'name' | 'effect' | 'input'>, size: number, budget: number) {
    const done = tool.effect === 'read' ? '' : ' The call itself was carried out; do not repeat it.';
    super(`The answer of ${tool.name} has ${size} characters, more than ${budget}.${done} ${adviceFor(tool)}`);
  }
}

/** Arguments of our tools that make answers smaller, and how. */
const narrowing: ReadonlyMap<string, string> = new Map([
  ['limit', 'a smaller limit'],
  ['path', 'a path to one part'],
  ['full', 'the outline instead of full'],
  ['nameContains', 'a name filter'],
  ['status', 'one status'],
]);

function adviceFor({ effect, input }: Pick<Tool, 'effect' | 'input'>): string {
  const ways = Object.keys(input).flatMap((name) => narrowing.get(name) ?? []);
  if (effect !== 'read') return 'Read the result in parts with the tools that get or list it.';
  return ways.length > 0 ? `Ask again with ${ways.join(' or ')}.` : 'Ask for a single item instead.';
}
