import type { ClientCapabilities } from '@modelcontextprotocol/sdk/types.js';
import type { Context, FastMCPSessionAuth } from 'fastmcp';
import { joinedSignal } from './joined-signal.js';
import type { ConfirmationAsker } from './steps/confirmed.js';

/** How long a person may think about a confirmation, in milliseconds. */
const patienceMs = 5 * 60_000;

/** The SDK's error code for an answer that did not come in time. */
const timedOut = -32_001;

/** Asks through the client's form dialog. `undefined` when the client has not declared one. */
export function askerOf(
  capabilities: ClientCapabilities | null,
  elicit: Context<FastMCPSessionAuth>['elicit'],
): ConfirmationAsker | undefined {
  const declared = capabilities?.elicitation;
  // A client that only declares the URL mode cannot show a form; one that declares no mode at all means the form.
  if (declared === undefined || (declared.url !== undefined && declared.form === undefined)) return undefined;
  return async (preview, signal) => {
    const asking = joinedSignal(signal);
    try {
      const form = { message: preview, requestedSchema: { type: 'object' as const, properties: {} } };
      const { action } = await elicit(form, { signal: asking.signal, timeout: patienceMs });
      return action === 'accept' ? 'accepted' : 'declined';
    } catch (error) {
      signal.throwIfAborted();
      return isTimeout(error) ? 'declined' : 'unavailable';
    } finally {
      // The SDK never stops listening.
      asking.release();
    }
  };
}

const isTimeout = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === timedOut;
