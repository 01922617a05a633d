/** Events as the four ways to call a function over HTTP write them, for the same signed request. */
import { lambdaWebhook } from '../src/adapters/lambda.js';
import type { LambdaEvent, LambdaWebhookOptions } from '../src/adapters/lambda.js';
import { httpSignatures } from '../src/http-signatures.js';
import { createVerifier, sign } from '../src/index.js';
import type { VerifierOptions } from '../src/index.js';
import { standardSecret } from './deliveries.js';

const body = '{"text":"žluťoučký kůň"}';
const secrets = [{ id: 'k', key: standardSecret }];
const host = 'abc123.execute-api.eu-central-1.amazonaws.com';
const signedFor = (pathAndQuery: string): Record<string, string> => ({
  host,
  'content-type': 'application/json',
  ...sign({
    scheme: httpSignatures,
    secrets,
    body: Buffer.from(body),
    method: 'POST',
    url: `https://${host}${pathAndQuery}`,
  }),
});
const listed = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));
const capitals = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase()),
      value,
    ]),
  );

const headers = signedFor('/hook?city=Hradec%20Kr%C3%A1lov%C3%A9&lang=cs');
const plain = signedFor('/hook');
const http = { method: 'POST', path: '/hook', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'Sender/1.0' };
const shared = { resource: '/hook', path: '/hook', httpMethod: 'POST', pathParameters: null, stageVariables: null };
const decoded = { city: 'Hradec Králové', lang: 'cs' };
const escaped = { city: 'Hradec%20Kr%C3%A1lov%C3%A9', lang: 'cs' };
const elb = {
  targetGroupArn: 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/hooks/6d0ecf831eec9f09',
};
const base64 = { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };

/** Also what the adapter does not look at. */
type RecordedEvent = LambdaEvent & { readonly requestContext: Readonly<Record<string, unknown>> } & Readonly<
    Record<string, unknown>
  >;
const events: Readonly<Record<string, RecordedEvent>> = {
  'API Gateway, payload format 1.0': {
    ...shared,
    headers: capitals(headers),
    multiValueHeaders: listed(capitals(headers)),
    queryStringParameters: decoded,
    multiValueQueryStringParameters: listed(decoded),
    requestContext: {
      identity: { sourceIp: '192.0.2.1' },
      stage: 'prod',
      path: '/prod/hook',
      httpMethod: 'POST',
    },
    body,
    isBase64Encoded: false,
  },
  'API Gateway, payload format 2.0': {
    version: '2.0',
    routeKey: 'POST /hook',
    cookies: ['a=1'],
    rawPath: '/hook',
    rawQueryString: 'city=Hradec%20Kr%C3%A1lov%C3%A9&lang=cs',
    queryStringParameters: decoded,
    headers,
    requestContext: { http, stage: '$default', timeEpoch: 1_772_366_400_000 },
    body,
    isBase64Encoded: false,
  },
  'function URL': {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/hook',
    rawQueryString: 'city=Hradec%20Kr%C3%A1lov%C3%A9&lang=cs',
    headers,
    requestContext: { http },
    ...base64,
  },
  'load balancer': {
    path: '/hook',
    httpMethod: 'POST',
    queryStringParameters: escaped,
    headers,
    requestContext: { elb },
    ...base64,
  },
  'load balancer with lists': {
    path: '/hook',
    httpMethod: 'POST',
    multiValueQueryStringParameters: listed(escaped),
    multiValueHeaders: listed(headers),
    requestContext: { elb },
    ...base64,
  },
};

let handled: string[] = [];
beforeEach(() => {
  handled = [];
});
async function statusOf(event: LambdaEvent, more: Partial<VerifierOptions> = {}, options: LambdaWebhookOptions = {}) {
  const verifier = createVerifier({ scheme: httpSignatures, secrets, ...more });
  const handle = lambdaWebhook(
    verifier,
    (delivery) => void handled.push(Buffer.from(delivery.body).toString()),
    options,
  );
  return (await handle(event)).statusCode;
}

describe.each(Object.entries(events))('%s', (name, event) => {
  test('gives what was signed: bytes, target and query', async () => {
    expect(await statusOf(event)).toBe(200);
    expect(handled).toEqual([body]);
  });

  test('is refused with a query that was not signed, and without the one that was', async () => {
    const more = { role: 'admin' };
    const changed: LambdaEvent = {
      ...event,
      ...(event.rawQueryString === undefined ? {} : { rawQueryString: `${event.rawQueryString}&role=admin` }),
      queryStringParameters: { ...event.queryStringParameters, ...more },
      multiValueQueryStringParameters: { ...event.multiValueQueryStringParameters, ...listed(more) },
    };
    expect(await statusOf(changed)).toBe(401);
    const fields = event.multiValueHeaders ? { multiValueHeaders: listed(plain) } : { headers: plain };
    expect(await statusOf({ ...event, ...fields })).toBe(401);
    expect(handled).toEqual([]);
  });

  test('says from where it comes, or lets be told', async () => {
    const allowIps = ['192.0.2.1'];
    const isKnown = !name.startsWith('load balancer');
    expect(await statusOf(event, { allowIps })).toBe(isKnown ? 200 : 401);
    expect(await statusOf(event, { allowIps }, { ipOf: () => '192.0.2.1' })).toBe(200);
    expect(await statusOf(event, { allowIps }, { ipOf: () => '192.0.2.2' })).toBe(401);
  });
});

test('reads the plain headers where the lists are empty', async () => {
  const event = {
    rawPath: '/hook',
    rawQueryString: '',
    headers: plain,
    multiValueHeaders: {},
    requestContext: { http },
  };
  expect(await statusOf({ ...event, ...base64 })).toBe(200);
});
