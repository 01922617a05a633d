import type { Access } from './access.js';
import { correlated } from './correlation.js';
import type { Tool } from './define-tool.js';
import { describeFailure, failureOf, type InternalListener } from './failure.js';
import { organizationFinder } from './find-organization.js';
import { pause } from './pause.js';
import { pipeline, type Handler, type ToolCall } from './pipeline.js';
import { audited } from './steps/audited.js';
import { authorized } from './steps/authorized.js';
import { confirmed } from './steps/confirmed.js';
import { current } from './steps/current.js';
import { limited } from './steps/limited.js';
import { refreshed } from './steps/refreshed.js';
import { shaped } from './steps/shaped.js';
import { timed } from './steps/timed.js';
import { validated } from './steps/validated.js';
import type { CallHooks, SurfaceOptions } from './surface.js';
import type { ToolContext } from './tool-context.js';
import type { ToolOutcome } from './tool-result.js';

/** One call as it comes in. */
export interface Incoming {
  readonly tool: Tool;
  readonly args: Readonly<Record<string, unknown>>;
  readonly hooks: CallHooks;
  readonly correlationId: string;
}

/** Takes calls through every step to their tool. What it gives never rejects. */
export function toolCaller(
  options: SurfaceOptions,
  access: () => Access,
): (incoming: Incoming) => Promise<ToolOutcome> {
  const { onInternal } = options;
  const handle = handlerOf(options, access);
  const organization = organizationFinder(options.place ?? {});

  return async (incoming) => {
    const { correlationId, hooks } = incoming;
    try {
      const call = callOf(incoming, options, { organization, access: access() });
      return { kind: 'answered', answer: await correlated(correlationId, () => handle(call)) };
    } catch (error) {
      return { kind: 'failed', failure: describeFailure(failureOf(error, hooks.signal), onInternal, correlationId) };
    }
  };
}

const untold: InternalListener = () => {};

function handlerOf(options: SurfaceOptions, access: () => Access): Handler {
  const { audit, confirmations, limiter, principal, onInternal = untold } = options;
  const { deadlineMs = 60_000, answerBudget = 40_000 } = options;
  const inTime = timed(deadlineMs);
  // From the outside in: the first sees the call first and the answer last.
  const steps = pipeline(
    audited(audit && { audit, principal, onInternal }),
    current(options.beforeCall, access),
    authorized,
    limited(limiter),
    validated,
    confirmed({ confirmations, credential: options.credential, inTime }),
    inTime,
    shaped(answerBudget),
    refreshed,
  );
  return steps(({ tool, args, context, attempt }) => {
    attempt.begun = true;
    return tool.run(args, context);
  });
}

function callOf(
  { tool, args, hooks, correlationId }: Incoming,
  options: SurfaceOptions,
  known: Pick<ToolContext, 'organization' | 'access'>,
): ToolCall {
  const context = {
    make: options.make,
    signal: hooks.signal,
    progress: hooks.progress,
    place: options.place ?? {},
    placeAdvice: options.placeAdvice,
    ...known,
    scenarioTools: options.scenarioTools,
    waitBudgetMs: options.waitBudgetMs ?? 25_000,
    handBack: options.handBack,
    pause: options.pause ?? pause,
  };
  const { principal } = options;
  return {
    tool,
    args,
    principal,
    correlationId,
    keyId: hooks.keyId,
    context,
    attempt: { begun: false },
    ask: hooks.ask,
  };
}
