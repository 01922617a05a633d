import type { Access } from './access.js';
import type { Tool } from './define-tool.js';
import { describeFailure } from './failure.js';
import { organizationFinder } from './find-organization.js';
import { pause } from './pause.js';
import { pipeline, type ToolCall } from './pipeline.js';
import { authorized } from './steps/authorized.js';
import { confirmed } from './steps/confirmed.js';
import { refreshed } from './steps/refreshed.js';
import { shaped } from './steps/shaped.js';
import { timed } from './steps/timed.js';
import { validated } from './steps/validated.js';
import type { CallHooks, SurfaceOptions } from './surface.js';
import type { ToolContext } from './tool-context.js';
import { CallCancelledError } from './tool-errors.js';
import type { ToolOutcome } from './tool-result.js';

/** One call as it comes in. */
export interface Incoming {
  readonly tool: Tool;
  readonly args: Readonly<Record<string, unknown>>;
  readonly access: Access;
  readonly hooks: CallHooks;
}

/** Takes calls through every step to their tool. What it gives never rejects. */
export function toolCaller(options: SurfaceOptions): (incoming: Incoming) => Promise<ToolOutcome> {
  const { confirmations, deadlineMs = 60_000, answerBudget = 40_000 } = options;
  const inTime = timed(deadlineMs);
  const organization = organizationFinder(options.place ?? {});
  // From the outside in: the first sees the call first and the answer last.
  const steps = pipeline(
    authorized,
    validated,
    confirmed(confirmations, inTime),
    inTime,
    shaped(answerBudget),
    refreshed,
  );
  const handle = steps(({ tool, args, context }) => tool.run(args, context));

  return async (incoming) => {
    try {
      return { kind: 'answered', answer: await handle(callOf(incoming, options, organization)) };
    } catch (error) {
      // Nobody waits for the answer any more, and what a cancelled call ran into is no news for the operator either.
      if (incoming.hooks.signal.aborted) return { kind: 'failed', failure: describeFailure(new CallCancelledError()) };
      return { kind: 'failed', failure: describeFailure(error, options.onInternal) };
    }
  };
}

function callOf(
  { tool, args, access, hooks }: Incoming,
  options: SurfaceOptions,
  organization: ToolContext['organization'],
): ToolCall {
  const context = {
    make: options.make,
    signal: hooks.signal,
    progress: hooks.progress,
    place: options.place ?? {},
    organization,
    access,
    scenarioTools: options.scenarioTools,
    waitBudgetMs: options.waitBudgetMs ?? 25_000,
    pause: options.pause ?? pause,
  };
  return { tool, args, principal: options.principal, context, ask: hooks.ask };
}
