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

/** The tool exists, but this server was not given it. */
export class ToolElsewhereError extends Error {
  override readonly name = 'ToolElsewhereError';
  readonly code = 'tool_unknown';
  readonly retryable = false;
  constructor(tool: string, way: string) {
    super(`${tool} is not among the tools of this server. ${way}`);
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

/** The caller was not granted what the tool needs on this server. */
export class ToolGrantError extends Error {
  override readonly name = 'ToolGrantError';
  readonly code = 'grant_missing';
  readonly retryable = false;
  readonly missingGrants: readonly string[];
  constructor(tool: string, missingGrants: readonly string[]) {
    super(
      `${tool} needs ${missingGrants.join(' and ')} on this server, which your key does not have. Ask its operator for a key that does.`,
    );
    this.missingGrants = missingGrants;
  }
}

/** A limit is spent. Nothing was done. */
export class RateLimitedError extends Error {
  override readonly name = 'RateLimitedError';
  readonly code = 'rate_limited';
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  /** `undefined` for a call that no waiting helps. */
  constructor(retryAfterMs: number | undefined) {
    const advice =
      retryAfterMs === undefined
        ? 'Waiting does not help: ask the operator of this server to raise it.'
        : `Try again in ${Math.ceil(retryAfterMs / 1_000)} s.`;
    super(`A limit of this server is spent, so nothing was done. ${advice}`);
    this.retryable = retryAfterMs !== undefined;
    this.retryAfterMs = retryAfterMs;
  }
}

/** It is not known what is left of a limit that must not be passed. Nothing was done. */
export class LimitsUnavailableError extends Error {
  override readonly name = 'LimitsUnavailableError';
  readonly code = 'limits_unavailable';
  readonly retryable = true;
  readonly retryAfterMs: number | undefined;
  constructor(retryAfterMs: number | undefined) {
    super('The limits of this server cannot be checked at the moment, so nothing was done. Try again in a minute.');
    this.retryAfterMs = retryAfterMs;
  }
}

/** What is about to happen could not be written down. Nothing was done. */
export class AuditUnavailableError extends Error {
  override readonly name = 'AuditUnavailableError';
  readonly code = 'audit_unavailable';
  readonly retryable = true;
  constructor() {
    super('This server cannot record calls at the moment, so it only reads. Nothing was done; try again in a minute.');
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
