import type { Context } from 'hono';
import type { Verifier } from '../create-verifier.js';
import type { AdapterOptions, DeliveryHandler } from '../handle-delivery.js';
import { webWebhook } from './web.js';

/** What the adapter may be told. */
export interface HonoWebhookOptions extends AdapterOptions {
  /** Where the sender's address is known from, such as `getConnInfo` of your runtime. Needed for `allowIps`. */
  readonly ipOf?: (context: Context) => string | undefined;
}

/** A handler for a route: `app.post('/hooks', honoWebhook(verifier, handler))`. */
export function honoWebhook(
  verifier: Verifier,
  handler: DeliveryHandler,
  { ipOf, ...options }: HonoWebhookOptions = {},
): (context: Context) => Promise<Response> {
  return (context) => webWebhook(verifier, handler, { ...options, ipOf: () => ipOf?.(context) })(context.req.raw);
}
