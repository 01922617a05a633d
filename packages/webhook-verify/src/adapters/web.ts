import type { Verifier } from '../create-verifier.js';
import { handleDelivery } from '../handle-delivery.js';
import type { AdapterOptions, DeliveryHandler } from '../handle-delivery.js';
import { rawBodyAdvice } from '../raw-body.js';
import { WebhookConfigError } from '../webhook-config-error.js';

/** What an adapter for Web requests may be told. */
export interface WebWebhookOptions extends AdapterOptions {
  /** Where the sender's address is known from; a Web `Request` does not say. Needed for `allowIps`. */
  readonly ipOf?: (request: Request) => string | undefined;
}

/** Answers one request. Rejects with what the handler or a failing port rejects with. */
export type WebWebhook = (request: Request) => Promise<Response>;

/** For everything that speaks Web `Request` and `Response`, on Node, Bun and Deno. */
export function webWebhook(
  verifier: Verifier,
  handler: DeliveryHandler,
  { ipOf, ...options }: WebWebhookOptions = {},
): WebWebhook {
  return async (request) => {
    if (request.bodyUsed) {
      throw new WebhookConfigError('body_not_raw', `Something has read the body before. ${rawBodyAdvice}`);
    }
    const { host, pathname, search } = new URL(request.url);
    const delivery = {
      headers: withHost(request.headers, host),
      method: request.method,
      path: pathname + search,
      ip: ipOf?.(request),
      body: request.body ?? new Uint8Array(),
    };
    return new Response(null, { status: await handleDelivery(verifier, delivery, handler, options) });
  };
}

/** A Web `Request` need not have the header, although it knows its host. */
const withHost = (headers: Headers, host: string): Pick<Headers, 'get'> => ({
  get: (name) => headers.get(name) ?? (name === 'host' ? host : null),
});
