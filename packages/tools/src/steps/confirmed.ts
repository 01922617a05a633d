import type { Confirmations } from '../confirm.js';
import type { Answer, Handler, Step } from '../pipeline.js';

/**
 * Shows a person what would be lost and asks whether to go on. `unavailable`: nobody could be asked, so the two-step
 * confirmation takes over. Silence is a no.
 */
export type ConfirmationAsker = (
  preview: string,
  signal: AbortSignal,
) => Promise<'accepted' | 'declined' | 'unavailable'>;

/** A preview longer than this says nothing more. */
const previewCharacters = 4_000;

/**
 * Lets a tool that destroys something run only after a person, or a second call with the previewed token, agreed. `inTime` bounds the
 * preview; a person may think as long as the client lets them.
 */
export const confirmed =
  (confirmations: Confirmations, inTime: Step): Step =>
  (next) =>
  async (call) => {
    if (call.tool.effect !== 'delete') return next(call);
    const request = { tool: call.tool.name, args: call.args, principal: call.principal };
    if (call.confirmationToken !== undefined) {
      await confirmations.redeem(call.confirmationToken, request);
      return done(await next(call));
    }
    const { preview } = await inTime(previewed)(call);
    if (typeof preview !== 'string') throw new TypeError(`${call.tool.name} has no preview.`);
    const verdict = (await call.ask?.(preview, call.context.signal)) ?? 'unavailable';
    if (verdict === 'accepted') return done(await next(call));
    if (verdict === 'declined') return { outcome: 'declined', preview };
    return { outcome: 'confirmation_required', preview, ...(await confirmations.issue(request)) };
  };

const done = (result: Answer): Answer => ({ outcome: 'done', result });

const previewed: Handler = async ({ tool, args, context }) => {
  const preview = await tool.preview?.(args, context);
  if (preview === undefined || preview.length <= previewCharacters) return { preview };
  return { preview: `${preview.slice(0, previewCharacters)}…` };
};
