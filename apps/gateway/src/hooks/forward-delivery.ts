import { codeOf } from '../error-code.js';
import { version } from '../version.js';
import { handlerDeadlineMs, type GenuineDelivery, type Handle } from './delivery.js';
import { HandlerError } from './handler-error.js';
import type { ForwardHandler } from './hook-config.js';

/** Passes bodies on to a hook of Make, byte for byte and under the type that they came with. Follows no redirect. */
export function forwardDelivery({ url, apiKey }: ForwardHandler): Handle {
  return async (delivery) => {
    const { ok, status, body } = await post(url(), delivery, apiKey?.());
    // The status is the answer; how the rest of it fares changes nothing about what Make has taken.
    void readAway(body);
    if (ok) return { status };
    // A full queue is a 400 there, like much else; only these say that another attempt may do better.
    const later = status === 408 || status === 429 || status >= 500;
    throw new HandlerError(later ? 'forward_unavailable' : 'forward_refused', `The hook of Make answered ${status}.`);
  };
}

async function post(
  url: string,
  { body, contentType, correlationId }: GenuineDelivery,
  apiKey: string | undefined,
): Promise<Pick<Response, 'ok' | 'status' | 'body'>> {
  const headers = {
    'user-agent': `makegate-gateway/${version}`,
    'x-request-id': correlationId,
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
    ...(apiKey === undefined ? {} : { 'x-make-apikey': apiKey }),
  };
  try {
    const signal = AbortSignal.timeout(handlerDeadlineMs);
    return await fetch(url, { method: 'POST', headers, body: Buffer.from(body), redirect: 'manual', signal });
  } catch (error) {
    if (neverReached.has(codeOf(error instanceof Error ? error.cause : undefined) ?? '')) {
      throw new HandlerError('forward_unavailable', 'The hook of Make could not be reached.', error);
    }
    throw new HandlerError('forward_unanswered', 'The hook of Make did not answer; it may have taken this.', error);
  }
}

/** How a connection fails before anything was sent. */
const neverReached: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** More than Make says, and little enough to throw away. */
const mostBytes = 16_384;

/** A connection with an unread answer could not be used again. One that says too much is closed. */
async function readAway(body: Response['body']): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) break;
    }
  } catch {
    return;
  }
}
