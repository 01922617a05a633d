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
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>> | null;
  readonly multiValueQueryStringParameters?: Readonly<Record<string, readonly string[] | undefined>> | null;
  readonly requestContext?: {
    /** Present when a load balancer asks. */
    readonly elb?: unknown;
    readonly identity?: { readonly sourceIp?: string | null };
    readonly http?: { readonly method?: string; readonly sourceIp?: string };
  };
}

/** What the adapter may be told. */
export interface LambdaWebhookOptions extends AdapterOptions {
  /** Where the sender's address is known from. Needed for `allowIps` behind a load balancer, whose events do not say. */
  readonly ipOf?: (event: LambdaEvent) => string | undefined;
}

/** What API Gateway wants back. */
export interface LambdaAnswer {
  readonly statusCode: number;
  readonly body: '';
}

/**
 * For AWS Lambda. Bodies that are not text arrive whole only if the gateway is told to send them in base64 (binary media
 * types). The path is that of the event, which a REST API gives without its stage. The query of REST APIs and load balancers
 * comes in pieces and is put together again; where a sender writes it in another order or with other escapes, a signature that
 * covers it does not fit.
 */
export function lambdaWebhook(
  verifier: Verifier,
  handler: DeliveryHandler,
  { ipOf = ipIn, ...options }: LambdaWebhookOptions = {},
): (event: LambdaEvent) => Promise<LambdaAnswer> {
  return async (event) => ({
    statusCode: await handleDelivery(verifier, deliveryOf(event, ipOf(event)), handler, options),
    body: '',
  });
}

const ipIn = ({ requestContext: { http, identity } = {} }: LambdaEvent): string | undefined =>
  http?.sourceIp ?? identity?.sourceIp ?? undefined;

function deliveryOf(event: LambdaEvent, ip: string | undefined): Delivery {
  const path = event.rawPath ?? event.path;
  const query = event.rawQueryString ?? queryIn(event);
  return {
    headers: headersOf(event),
    method: event.requestContext?.http?.method ?? event.httpMethod,
    path: path === undefined ? undefined : path + (query === '' ? '' : `?${query}`),
    ip,
    body: Buffer.from(event.body ?? '', event.isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

/** The lists show a header that came twice, which the plain form hides. */
const headersOf = ({ multiValueHeaders, headers }: LambdaEvent): HeaderFields =>
  hasAny(multiValueHeaders) ? multiValueHeaders : (headers ?? {});

/** API Gateway takes escapes out, a load balancer leaves them in. */
function queryIn({
  multiValueQueryStringParameters: lists,
  queryStringParameters,
  requestContext,
}: LambdaEvent): string {
  const written = requestContext?.elb === undefined ? encodeURIComponent : String;
  const fields = Object.entries((hasAny(lists) ? lists : queryStringParameters) ?? {});
  return fields
    .flatMap(([name, value = '']) => [value].flat().map((one) => `${written(name)}=${written(one)}`))
    .join('&');
}

const hasAny = <Fields extends object>(fields: Fields | null | undefined): fields is Fields =>
  fields !== null && fields !== undefined && Object.keys(fields).length > 0;
