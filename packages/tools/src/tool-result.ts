import type { Failure } from './failure.js';
import type { Answer } from './pipeline.js';

/** How a call ended. `refused`: there is no such tool, which MCP answers with a protocol error instead of a result. */
export type ToolOutcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | RefusedOutcome;

/** The end of a call whose tool does not exist. */
export interface RefusedOutcome {
  readonly kind: 'refused';
  readonly failure: Failure;
}

/** A `tools/call` result of MCP. */
export interface ToolResult {
  readonly content: { readonly type: 'text'; readonly text: string }[];
  readonly structuredContent?: Record<string, unknown>;
  readonly isError?: true;
}

/**
 * What a client receives. A failure carries no structured content, because that would break the output schema which the
 * tool declares: its sentence comes first, then the same facts as JSON for programs.
 */
export function toolResultOf(outcome: ToolOutcome): ToolResult {
  if (outcome.kind === 'answered') {
    return { content: [text(JSON.stringify(outcome.answer))], structuredContent: { ...outcome.answer } };
  }
  const { message, ...facts } = outcome.failure;
  return { content: [text(message), text(JSON.stringify(facts))], isError: true };
}

const text = (value: string) => ({ type: 'text' as const, text: value });
