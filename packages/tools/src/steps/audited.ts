import { endingAfter, endingWith, type CallEnding } from '../call-ending.js';
import { callRecorder, type RecorderParts } from '../call-recorder.js';
import { failureCodeOf, failureOf } from '../failure.js';
import type { Step } from '../pipeline.js';
import { AuditUnavailableError } from '../tool-errors.js';

/**
 * Writes down every call, refused ones included, before its answer leaves. Nothing that does more than read begins while
 * the log fails; the event about that refusal is what finds out whether it still does. What has been done when the log
 * fails is answered all the same: keeping the answer back would undo nothing, and whoever calls would do it again.
 */
export const audited =
  (parts: RecorderParts | undefined): Step =>
  (next) => {
    if (parts === undefined) return next;
    const record = callRecorder(parts);
    return async (call) => {
      const { tool, args, correlationId, keyId, attempt } = call;
      const begunAt = performance.now();
      const ended = (ending: CallEnding): Promise<void> => {
        const durationMs = Math.round(performance.now() - begunAt);
        return record({
          ...ending,
          correlationId,
          keyId,
          tool: tool.name,
          effect: tool.effect,
          durationMs,
          arguments: args,
        });
      };
      try {
        if (tool.effect !== 'read' && parts.audit.failing()) throw new AuditUnavailableError();
        const answer = await next(call);
        await ended(endingWith(tool, answer));
        return answer;
      } catch (error) {
        await ended(
          endingAfter(failureCodeOf(failureOf(error, call.context.signal)), { effect: tool.effect, ...attempt }),
        );
        throw error;
      }
    };
  };
