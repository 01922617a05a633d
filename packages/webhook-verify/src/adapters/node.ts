import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Verifier } from '../create-verifier.js';
import { handleDelivery } from '../handle-delivery.js';
import type { AdapterOptions, DeliveryHandler } from '../handle-delivery.js';
import { incomingDelivery } from './incoming-delivery.js';

/** Answers one request. Rejects, without an answer, with what the handler or a failing port rejects with. */
export type NodeWebhook = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** For `node:http` and everything that hands over its request and response unread. */
export function nodeWebhook(verifier: Verifier, handler: DeliveryHandler, options: AdapterOptions = {}): NodeWebhook {
  return async (request, response) => {
    const status = await handleDelivery(verifier, incomingDelivery(request), handler, options);
    answer(request, response, status);
  };
}

/** Without a body. What is still on its way is not waited for. */
export function answer(request: IncomingMessage, response: ServerResponse, status: number): void {
  if (!request.complete) response.setHeader('connection', 'close');
  response.writeHead(status).end();
}
