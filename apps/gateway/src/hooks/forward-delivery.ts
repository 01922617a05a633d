import { version } from '../version.js';
import { handlerDeadlineMs, type GenuineDelivery, type Handle } from './delivery.js';
import { HandlerError } from './handler-error.js';
import type { ForwardHandler } from './hook-config.js';

/** Passes bodies on to a hook of Make, byte for byte and under the type that they came with. Follows no redirect. */
export function forwardDelivery({ url, apiKey }: ForwardHandler): Handle {
  return async (delivery) => {
    const { ok, status } = await post(url(), delivery, apiKey?.());
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
): Promise<Pick<Response, 'ok' | 'status'>> {
  const headers = {
    'user-agent': `makegate-gateway/${version}`,
    'x-request-id': correlationId,
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
    ...(apiKey === undefined ? {} : { 'x-make-apikey': apiKey }),
  };
  try {
    const signal = AbortSignal.timeout(handlerDeadlineMs);
    const response = await fetch(url, { method: 'POST', headers, body: Buffer.from(body), redirect: 'manual', signal });
    // Nothing in it is needed, and a connection with an unread answer could not be used again.
    await response.arrayBuffer();
    return response;
  } catch (error) {
    throw new HandlerError('forward_unavailable', 'The hook of Make could not be reached, or did not answer.', error);
  }
}
