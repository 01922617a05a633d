import type { IncomingMessage, ServerResponse } from 'node:http';
import { types } from 'node:util';
import type { Verifier } from '../create-verifier.js';
import { handleDelivery } from '../handle-delivery.js';
import type { AdapterOptions, DeliveryHandler } from '../handle-delivery.js';
import { incomingDelivery } from './incoming-delivery.js';
import { answer } from './node.js';

/** The parts of Express's request that are used, of version 4 or 5. */
export interface ExpressRequest extends IncomingMessage {
  readonly originalUrl?: string;
  /** Follows Express's `trust proxy`. */
  readonly ip?: string | undefined;
  readonly body?: unknown;
}

/** A handler for a route. */
export type ExpressWebhook = (
  request: ExpressRequest,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => Promise<void>;

/**
 * For a route of Express, in front of `express.json()` or after `express.raw({ type: '*\/*', limit: '5mb' })`. After a parser, and when the
 * handler or a port fails, the error goes to `next`.
 */
export function expressWebhook(
  verifier: Verifier,
  handler: DeliveryHandler,
  options: AdapterOptions = {},
): ExpressWebhook {
  return async (request, response, next) => {
    try {
      const { ip, originalUrl: path } = request;
      const body = types.isUint8Array(request.body) ? { body: request.body } : {};
      const delivery = incomingDelivery(request, { ip, ...(path === undefined ? {} : { path }), ...body });
      answer(request, response, await handleDelivery(verifier, delivery, handler, options));
    } catch (error) {
      next(error);
    }
  };
}
