import type { PrincipalId } from '@makegate/auth';
import type { ConfirmationAsker } from './steps/confirmed.js';
import type { Tool } from './define-tool.js';
import type { ToolContext } from './tool-context.js';

/** How far a call has come, shared by all its steps. */
export interface Attempt {
  /** Whether the tool has begun to run. Until then nothing can have taken effect. */
  begun: boolean;
}

/** One call on its way to a tool. */
export interface ToolCall {
  readonly tool: Tool;
  readonly principal: PrincipalId;
  /** The same in audit events, log lines and requests to Make. */
  readonly correlationId: string;
  /** Public id of the key that the caller showed. */
  readonly keyId?: string | undefined;
  /** As sent until `validated` has checked them; then complete and in the tool's own types. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly context: ToolContext;
  readonly attempt: Attempt;
  /** Proves that this call was previewed. Taken out of the arguments by `validated`. */
  readonly confirmationToken?: string;
  /** Asks the person behind the client. Absent when the client cannot. */
  readonly ask?: ConfirmationAsker | undefined;
}

/** What a call ends in when it succeeds: a JSON object. */
export type Answer = Readonly<Record<string, unknown>>;
/** What a step wraps: the rest of the way. */
export type Handler = (call: ToolCall) => Promise<Answer>;

/** A function around a function: it may refuse, change the call, or change the answer. */
export type Step = (next: Handler) => Handler;

/** One step out of many. The first is outermost: it sees the call first and the answer last. */
export function pipeline(...steps: readonly Step[]): Step {
  return (handler) => steps.reduceRight((next, step) => step(next), handler);
}
