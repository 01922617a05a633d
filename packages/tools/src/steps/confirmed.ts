import { ConfirmationError, type Confirmations } from '../confirm.js';
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

/** What confirming takes. */
export interface ConfirmedParts {
  readonly confirmations: Confirmations;
  /** Names the credential that calls are made with at this moment. Default: it never changes. */
  readonly credential: (() => Promise<string>) | undefined;
  /** Bounds the preview; a person may think as long as the client lets them. */
  readonly inTime: Step;
}

/**
 * Lets a tool that destroys something run only after a person, or a second call with the previewed token, agreed, and with the
 * credential of the preview: another one may lead to another account.
 */
export const confirmed =
  ({ confirmations, credential, inTime }: ConfirmedParts): Step =>
  (next) =>
  async (call) => {
    if (call.tool.effect !== 'delete') return next(call);
    const previewedWith = await credential?.();
    const request = { tool: call.tool.name, args: call.args, principal: call.principal, credential: previewedWith };
    if (call.confirmationToken !== undefined) {
      await confirmations.redeem(call.confirmationToken, request);
      return done(await next(call));
    }
    const { preview } = await inTime(previewed)(call);
    if (typeof preview !== 'string') throw new TypeError(`${call.tool.name} has no preview.`);
    const verdict = (await call.ask?.(preview, call.context.signal)) ?? 'unavailable';
    if (verdict === 'accepted') {
      if ((await credential?.()) !== previewedWith) throw new ConfirmationError('confirmation_invalid');
      return done(await next(call));
    }
    if (verdict === 'declined') return { outcome: 'declined', preview };
    return { outcome: 'confirmation_required', preview, ...(await confirmations.issue(request)) };
  };

const done = (result: Answer): Answer => ({ outcome: 'done', result });

const previewed: Handler = async ({ tool, args, context }) => {
  const preview = await tool.preview?.(args, context);
  if (preview === undefined || preview.length <= previewCharacters) return { preview };
  return { preview: `${preview.slice(0, previewCharacters)}…` };
};
