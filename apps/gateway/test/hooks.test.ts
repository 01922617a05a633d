import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { startLimitMs } from '@makegate/repo-redis';
import * as octokit from '@octokit/webhooks-methods';
import { Stripe } from 'stripe';
import {
  clientOf,
  deliver,
  makeHookCalled,
  scenarioCalled,
  signedByReference,
  standardSecret,
} from './fakes/deliveries.js';
import { deploy, type Deployment, type GatewayProcess } from './fakes/deployment.js';
import { closeServed } from './fakes/served-gateway.js';
import { runGateway } from './run-gateway.js';

// Processes take their time to start on a busy machine.
jest.setTimeout(60_000);

const githubSecret = 'a secret that GitHub would keep';
const stripeSecret = 'whsec_test_secret_of_stripe';
const oldSecret = 'whsec_b2xkLXNlY3JldC1vbGQtc2VjcmV0LW9sZC1zZWNyZXQ=';
const makeKey = 'key-of-the-hook-at-make';
const secrets = {
  STANDARD_SECRET: standardSecret,
  OLD_SECRET: oldSecret,
  GITHUB_SECRET: githubSecret,
  STRIPE_SECRET: stripeSecret,
  MAKE_KEY: makeKey,
};
const standard = { scheme: 'standard-webhooks', secrets: [{ env: 'STANDARD_SECRET', id: 'now' }] };

let deployed: Deployment;
let gateway: GatewayProcess;
let shipping: number;
beforeAll(async () => {
  deployed = await deploy({
    storage: 'file',
    variables: { ...secrets, MAKEGATE_LOG_LEVEL: 'debug', MAKEGATE_METRICS_LISTEN: '127.0.0.1:0' },
    limits: {
      'refused-deliveries': { quota: 40 },
      'deliveries-of-few': {
        key: ['tool', 'ip'],
        effects: ['delivery'],
        quota: 15,
        windowSeconds: 60,
        whenStoreFails: 'open',
      },
    },
    hooks: async (zone) => {
      shipping = await scenarioCalled(zone, 'Quote shipping cost');
      const [intake, gone] = await Promise.all(
        ['Order intake', 'Trial form'].map((name) => makeHookCalled(zone, name)),
      );
      await clientOf(zone).hooks.delete({ hookId: gone?.id ?? 0, confirmed: true });
      // Without its scenario at work, what arrives waits where a test can look at it.
      await clientOf(zone).scenarios.stop({ scenarioId: await scenarioCalled(zone, 'Take in web orders') });
      const run = { scenarioId: shipping };
      const lines = { scenarioId: await scenarioCalled(zone, 'Total an order'), input: 'lines' };
      const rotating = [{ env: 'OLD_SECRET', id: 'old', notAfter: '2020-01-01T00:00:00Z' }, ...standard.secrets];
      return [
        { ...standard, name: 'shipping', principal: 'ana', run, maxBodyBytes: 2000 },
        { ...standard, name: 'rotating', secrets: rotating, principal: 'ana', run },
        { ...standard, name: 'few', principal: 'ana', run },
        { ...standard, name: 'nobody', principal: 'nobody', run },
        { ...standard, name: 'elsewhere', principal: 'ana', run, allowIps: ['192.0.2.0/24'] },
        { name: 'lines', scheme: 'stripe', secrets: [{ env: 'STRIPE_SECRET' }], principal: 'ana', run: lines },
        {
          name: 'intake',
          scheme: 'github',
          secrets: [{ env: 'GITHUB_SECRET' }],
          principal: 'ana',
          forward: { url: intake?.url, apiKey: { env: 'MAKE_KEY' } },
        },
        { ...standard, name: 'gone', principal: 'ana', forward: { url: gone?.url } },
      ];
    },
  });
  await deployed.setCredential('ana', deployed.zone.sandbox.apiToken);
  gateway = await deployed.start();
}, startLimitMs);
afterAll(closeServed);

const parcel = () => JSON.stringify({ destination: 'Brno', weightKg: 3, note: randomUUID() });
const send = (hook: string, body: string, headers = signedByReference(body)) =>
  deliver(gateway.address, hook, headers, body);

/** The events of one delivery, by the id in its answer. */
const eventsOf = async ({ body }: Awaited<ReturnType<typeof send>>) =>
  (await deployed.auditEvents()).filter(({ correlationId }) => correlationId === body['correlationId']);

const runsAsked = () => deployed.zone.seen.filter(({ path }) => path.endsWith('/run')).length;

test('a delivery that the reference library of Standard Webhooks signed runs its scenario with its fields as inputs', async () => {
  const body = parcel();
  const answer = await send('shipping', body, signedByReference(body, { id: 'msg_first' }));
  expect(answer).toMatchObject({ status: 202, body: { id: 'msg_first', accepted: true } });
  const correlationId = answer.headers.get('x-request-id');
  expect(answer.body['correlationId']).toBe(correlationId);

  const asked = deployed.zone.seen.filter(({ headers }) => headers['x-request-id'] === correlationId);
  expect(asked.map(({ method, path }) => [method, path])).toEqual([['POST', `/api/v2/scenarios/${shipping}/run`]]);
  expect(JSON.parse(String(asked[0]?.body()))).toEqual({ data: JSON.parse(body) });

  const [event, ...more] = await eventsOf(answer);
  expect(more).toEqual([]);
  expect(event).toMatchObject({
    category: 'call',
    action: 'hooks.deliver',
    outcome: 'success',
    principal: 'ana',
    tenant: 'default',
    effect: 'run',
    arguments: { hook: 'shipping', id: 'msg_first', keyId: 'now', scenarioId: shipping },
  });
  const executionId = String(Object(event?.arguments).executionId);
  const execution = await clientOf(deployed.zone).executions.get({ scenarioId: shipping, executionId });
  expect(execution).toMatchObject({ status: expect.stringMatching(/^(RUNNING|SUCCESS)$/) });
});

test('a delivery that the library of Stripe signed becomes the one input that was named', async () => {
  const lines = [{ sku: 'a', quantity: 2, unitPrice: 5 }];
  const payload = JSON.stringify(lines);
  const { webhooks } = new Stripe('sk_test_none');
  const header = webhooks.generateTestHeaderString({ payload, secret: stripeSecret });
  expect(await send('lines', payload, { 'stripe-signature': header })).toMatchObject({
    status: 202,
    body: { id: null, accepted: true },
  });
  const asked = deployed.zone.seen.findLast(({ path }) => path.endsWith('/run'));
  expect(JSON.parse(String(asked?.body()))).toEqual({ data: { lines } });
});

test('bytes that the library of GitHub signed reach the hook of Make as they are, with its key', async () => {
  const body = '{ "text": "žluťoučký kůň",\r\n\t"order" : 7 }\n';
  const headers = {
    'content-type': 'application/vnd.orders+json; charset=utf-8',
    'x-hub-signature-256': await octokit.sign(githubSecret, body),
  };
  const answer = await send('intake', body, headers);
  expect(answer.status).toBe(202);
  const arrived = deployed.zone.seen.findLast(({ path }) => path.startsWith('/hook/'));
  expect(arrived?.body().equals(Buffer.from(body))).toBe(true);
  expect(arrived?.headers).toMatchObject({
    'content-type': headers['content-type'],
    'x-make-apikey': makeKey,
    'x-request-id': answer.body['correlationId'],
  });
  const { id } = await makeHookCalled(deployed.zone, 'Order intake');
  const { incomings } = await clientOf(deployed.zone).hooks.deliveries({ hookId: id });
  expect(incomings.map(({ data }) => data)).toContainEqual({ text: 'žluťoučký kůň', order: 7 });
});

test('any type of body is taken, also one that is no type', async () => {
  const body = parcel();
  for (const type of ['text/plain', 'nonsense', 'a/b/c; =']) {
    const signed = signedByReference(body);
    expect((await send('shipping', body, { ...signed, 'content-type': type })).status).toBe(202);
  }
});

const forged: readonly (readonly [string, string, (body: string) => Readonly<Record<string, string>>])[] = [
  ['changed bytes', 'signature_mismatch', (body) => signedByReference(`${body} `)],
  ['another secret', 'signature_mismatch', (body) => signedByReference(body, { secret: oldSecret })],
  ['an old time', 'timestamp_too_old', (body) => signedByReference(body, { at: new Date(Date.now() - 600_000) })],
  ['a time to come', 'timestamp_too_new', (body) => signedByReference(body, { at: new Date(Date.now() + 600_000) })],
  ['no signature', 'header_missing', () => ({})],
];

test.each(forged)(
  '%s gets the one 401 that tells nothing, and the operator learns why',
  async (_, reason, headersFor) => {
    const before = runsAsked();
    const body = parcel();
    const answer = await send('shipping', body, headersFor(body));
    expect(answer).toMatchObject({ status: 401 });
    expect(answer.body).toEqual({
      code: 'delivery_refused',
      message: 'This delivery is not accepted here.',
      correlationId: answer.headers.get('x-request-id'),
    });
    expect(runsAsked()).toBe(before);
    // The first of many is written down, the others are counted.
    const ofHook = (await deployed.auditEvents()).filter(
      ({ action, code }) => action === 'hooks.refuse' && code === reason,
    );
    expect(ofHook).toMatchObject([
      { category: 'decision', outcome: 'denied', arguments: { hook: 'shipping', ip: '127.0.0.1' } },
    ]);
    const logged = gateway
      .stderr()
      .split('\n')
      .find((line) => line.includes(`"reason":"${reason}"`));
    expect(logged).toMatch(/"level":("warn"|40)/);
  },
);

test('a secret whose time is over opens nothing, and the other one still does', async () => {
  const body = parcel();
  expect((await send('rotating', body, signedByReference(body, { secret: oldSecret }))).status).toBe(401);
  expect((await send('rotating', body)).status).toBe(202);
});

test('an address that is not on the list is refused, whatever it signs', async () => {
  expect(await send('elsewhere', parcel())).toMatchObject({ status: 401, body: { code: 'delivery_refused' } });
});

test('a delivery that comes again is answered as a duplicate and runs nothing', async () => {
  const body = parcel();
  const headers = signedByReference(body);
  expect((await send('shipping', body, headers)).status).toBe(202);
  const before = runsAsked();
  const again = await send('shipping', body, headers);
  expect(again).toMatchObject({ status: 200, body: { duplicate: true } });
  // The sender signs another attempt anew, under the same id.
  const later = signedByReference(body, { id: headers['webhook-id'], at: new Date(Date.now() + 2000) });
  expect(await send('shipping', body, later)).toMatchObject({ status: 200, body: { duplicate: true } });
  expect(runsAsked()).toBe(before);
});

test('of many copies at once one runs', async () => {
  const body = parcel();
  const headers = signedByReference(body);
  const before = runsAsked();
  const answers = await Promise.all(Array.from({ length: 10 }, () => send('shipping', body, headers)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 202)).toEqual([202]);
  expect(statuses.every((status) => [200, 202, 409].includes(status))).toBe(true);
  expect(answers.filter(({ status }) => status === 409).every(({ headers: got }) => got.has('retry-after'))).toBe(true);
  expect(runsAsked()).toBe(before + 1);
});

test('when Make fails, the sender is told to come back, and its next attempt runs', async () => {
  deployed.zone.sandbox.addFault({ kind: 'status', status: 429, match: { path: `/scenarios/${shipping}/run` } });
  const body = parcel();
  const headers = signedByReference(body);
  const failed = await send('shipping', body, headers);
  expect(failed).toMatchObject({ status: 503, body: { code: 'make_rate_limited' } });
  expect(failed.headers.has('retry-after')).toBe(true);
  expect((await send('shipping', body, headers)).status).toBe(202);
});

test('what Make refuses is no success either, and tells the sender no more than a code', async () => {
  const body = JSON.stringify({ destination: 'Brno' });
  const refused = await send('shipping', body);
  expect(refused).toMatchObject({ status: 422 });
  expect(refused.body).toEqual({
    code: 'make_invalid',
    message: 'The delivery is genuine, but its body is not what the scenario behind this hook takes. Do not repeat it.',
    correlationId: refused.headers.get('x-request-id'),
  });
  const logged = gateway
    .stderr()
    .split('\n')
    .findLast((line) => line.includes('"code":"make_invalid"'));
  expect(logged).toMatch(/"fields":\["[^"]*weightKg/);
  expect(await send('nobody', parcel())).toMatchObject({ status: 502, body: { code: 'credential_missing' } });
  expect(await send('gone', parcel())).toMatchObject({ status: 502, body: { code: 'forward_refused' } });
});

test('a genuine body that is no JSON, or has no fields, is told apart from a forged one', async () => {
  expect(await send('shipping', 'order=7')).toMatchObject({ status: 422, body: { code: 'body_not_json' } });
  expect(await send('shipping', '[7]')).toMatchObject({ status: 422, body: { code: 'body_not_fields' } });
});

test('too large a body, an unknown hook and another method are told what they are', async () => {
  const large = JSON.stringify({ text: 'x'.repeat(3000) });
  expect(await send('shipping', large)).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
  expect(await send('unknown', parcel())).toMatchObject({
    status: 404,
    body: { code: 'path_unknown', message: 'There is no hook of this name.' },
  });
  const got = await fetch(`${gateway.address}/hooks/shipping`);
  expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
  expect((await fetch(`${gateway.address}/hooks/unknown`, { method: 'PUT', body: '{}' })).status).toBe(404);
});

test('a hook takes so many deliveries in a minute, and what it does not take may come again', async () => {
  const answers = [];
  for (let sent = 0; sent < 16; sent += 1) answers.push(await send('few', parcel()));
  expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 15 }, () => 202), 429]);
  const last = answers.at(-1);
  expect(last?.headers.has('retry-after')).toBe(true);
  expect(last?.body['code']).toBe('rate_limited');
});

test('deliveries are counted by hook and by what became of them', async () => {
  const [, metrics = ''] = await gateway.said(/Metrics at (http:\S+)/);
  const text = await (await fetch(metrics)).text();
  for (const [hook, verdict] of [
    ['shipping', 'accepted'],
    ['shipping', 'signature_mismatch'],
    ['shipping', 'delivery_repeated'],
    ['shipping', 'make_invalid'],
    ['few', 'rate_limited'],
  ]) {
    expect(text).toMatch(new RegExp(`makegate_deliveries_total\\{hook="${hook}",verdict="${verdict}"\\} [1-9]`));
  }
  expect(text).not.toContain('unknown');
});

test('an address that keeps forging is told to stop, and genuine deliveries still pass', async () => {
  let status = 401;
  for (let sent = 0; sent < 60 && status === 401; sent += 1) status = (await send('shipping', parcel(), {})).status;
  expect(status).toBe(429);
  expect((await send('rotating', parcel())).status).toBe(202);
});

test('no secret is in anything that is written or shown', async () => {
  const shown = await runGateway(['check-config'], deployed.variables);
  expect(shown).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('The hook nobody cannot run: nobody has no credential.'),
    stdout: expect.stringContaining(`shipping: standard-webhooks, runs ${shipping}`),
  });
  const { url } = await makeHookCalled(deployed.zone, 'Order intake');
  const written = [gateway.stdout(), gateway.stderr(), await deployed.auditText(), shown.stdout, shown.stderr].join(
    '\n',
  );
  for (const secret of [...Object.values(secrets), url.split('/').at(-1) ?? '']) expect(written).not.toContain(secret);
});
