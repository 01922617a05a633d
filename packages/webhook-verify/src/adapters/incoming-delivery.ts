import type { IncomingMessage } from 'node:http';
import type { BodyStream, Delivery } from '../delivery.js';
import { rawBodyAdvice } from '../raw-body.js';
import { WebhookConfigError } from '../webhook-config-error.js';

/** A delivery out of Node's request. Headers are taken before Node joins or drops those that come twice. */
export function incomingDelivery(
  request: IncomingMessage,
  { body, path, ip }: Partial<Pick<Delivery, 'body' | 'path' | 'ip'>> = {},
): Delivery {
  return {
    headers: request.headersDistinct,
    method: request.method,
    path: path ?? request.url,
    ip: ip ?? request.socket.remoteAddress,
    body: body ?? unreadBody(request),
  };
}

/** Not destroyed when reading stops early, because the answer goes over the same connection. */
function unreadBody(request: IncomingMessage): BodyStream {
  if (!request.readableDidRead) return request.iterator({ destroyOnReturn: false });
  throw new WebhookConfigError('body_not_raw', `Something has read the body before. ${rawBodyAdvice}`);
}
