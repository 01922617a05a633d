import type { Confirmations } from '../confirm.js';
import type { Answer, Step, ToolCall } from '../pipeline.js';

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

/** Lets a tool that destroys something run only after a person, or a second call with the previewed token, agreed. */
export const confirmed =
  (confirmations: Confirmations): Step =>
  (next) =>
  async (call) => {
    if (call.tool.effect !== 'delete') return next(call);
    const request = { tool: call.tool.name, args: call.args, principal: call.principal };
    if (call.confirmationToken !== undefined) {
      await confirmations.redeem(call.confirmationToken, request);
      return done(await next(call));
    }
    const preview = await previewOf(call);
    const verdict = (await call.ask?.(preview, call.context.signal)) ?? 'unavailable';
    if (verdict === 'accepted') return done(await next(call));
    if (verdict === 'declined') return { outcome: 'declined', preview };
    return { outcome: 'confirmation_required', preview, ...(await confirmations.issue(request)) };
  };

const done = (result: Answer): Answer => ({ outcome: 'done', result });

async function previewOf({ tool, args, context }: ToolCall): Promise<string> {
  const preview = await tool.preview?.(args, context);
  if (preview === undefined) throw new TypeError(`${tool.name} has no preview.`);
  return preview.length > previewCharacters ? `${preview.slice(0, previewCharacters)}…` : preview;
}
