import type { Verifier } from '../create-verifier.js';
import type { Delivery, HeaderFields } from '../delivery.js';
import { handleDelivery } from '../handle-delivery.js';
import type { AdapterOptions, DeliveryHandler } from '../handle-delivery.js';

/** The parts that are used of what API Gateway (both payload formats), function URLs and load balancers send. */
export interface LambdaEvent {
  readonly headers?: Readonly<Record<string, string | undefined>> | null;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[] | undefined>> | null;
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
  readonly httpMethod?: string;
  readonly path?: string;
  readonly rawPath?: string;
  readonly rawQueryString?: string;
  readonly requestContext?: {
    readonly identity?: { readonly sourceIp?: string | null };
    readonly http?: { readonly method?: string; readonly sourceIp?: string };
  };
}

/** What API Gateway wants back. */
export interface LambdaAnswer {
  readonly statusCode: number;
  readonly body: '';
}

/**
 * For AWS Lambda. Bodies that are not text arrive whole only if the gateway is told to send them in base64 (binary media
 * types). The path is that of the event, which a REST API gives without its stage and without the query.
 */
export function lambdaWebhook(
  verifier: Verifier,
  handler: DeliveryHandler,
  options: AdapterOptions = {},
): (event: LambdaEvent) => Promise<LambdaAnswer> {
  return async (event) => ({
    statusCode: await handleDelivery(verifier, deliveryOf(event), handler, options),
    body: '',
  });
}

function deliveryOf(event: LambdaEvent): Delivery {
  const { http, identity } = event.requestContext ?? {};
  const query = event.rawQueryString === undefined || event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  const path = event.rawPath ?? event.path;
  return {
    headers: headersOf(event),
    method: http?.method ?? event.httpMethod,
    path: path === undefined ? undefined : path + query,
    ip: http?.sourceIp ?? identity?.sourceIp ?? undefined,
    body: Buffer.from(event.body ?? '', event.isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

/** The lists show a header that came twice, which the plain form hides. */
const headersOf = ({ multiValueHeaders, headers }: LambdaEvent): HeaderFields => multiValueHeaders ?? headers ?? {};
