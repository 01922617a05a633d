import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { startLimitMs } from '@makegate/repo-redis';
import { sign } from '@makegate/webhook-verify';
import { httpSignatures } from '@makegate/webhook-verify/http-signatures';
import { httpbis } from 'http-message-signatures';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { deliver, scenarioCalled, signedByReference, standardSecret } from './fakes/deliveries.js';
import { deploy, type Deployment, type GatewayProcess } from './fakes/deployment.js';
import { closeLater, closeServed } from './fakes/served-gateway.js';

// Processes take their time to start on a busy machine.
jest.setTimeout(60_000);

const keyBytes = Buffer.from(standardSecret.slice('whsec_'.length), 'base64');

/** How a hook of Make answers, once it has all of the delivery. */
type Answer = (response: ServerResponse) => void;
let answer: Answer = (response) => void response.end('Accepted');
let received = 0;
let deployed: Deployment;
let gateway: GatewayProcess;
let shipping: number;

const makeHook = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    received += 1;
    answer(response);
  });
});

/** Where nobody listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

beforeAll(async () => {
  makeHook.listen(0, '127.0.0.1');
  await once(makeHook, 'listening');
  closeLater({
    async close() {
      makeHook.closeAllConnections();
      makeHook.close();
    },
  });
  const { port } = makeHook.address() as AddressInfo;
  deployed = await deploy({
    storage: 'file',
    variables: { STANDARD_SECRET: standardSecret },
    hooks: async (zone) => {
      shipping = await scenarioCalled(zone, 'Quote shipping cost');
      const run = { scenarioId: shipping };
      const standard = { scheme: 'standard-webhooks', secrets: [{ env: 'STANDARD_SECRET' }], principal: 'ana' };
      const forward = { url: `http://127.0.0.1:${port}/hooks/x` };
      return [
        { ...standard, name: 'forwards', forward },
        { ...standard, name: 'unreachable', forward: { url: `http://127.0.0.1:${await closedPort()}/hooks/x` } },
        { ...standard, name: 'runs', run, maxBodyBytes: 1_000_000 },
        { ...standard, name: 'signed', scheme: 'http-signatures', secrets: [{ env: 'STANDARD_SECRET', id: 'k' }], run },
        { name: 'from-here', scheme: 'address-only', allowIps: ['127.0.0.0/8'], principal: 'ana', run },
        { name: 'from-there', scheme: 'address-only', allowIps: ['192.0.2.0/24'], principal: 'ana', run },
      ];
    },
  });
  await deployed.setCredential('ana', deployed.zone.sandbox.apiToken);
  gateway = await deployed.start();
}, startLimitMs);
afterAll(closeServed);
beforeEach(() => {
  received = 0;
  answer = (response) => void response.end('Accepted');
});

const parcel = () => JSON.stringify({ destination: 'Brno', weightKg: 3, note: randomUUID() });
const send = (hook: string, body: string, headers = signedByReference(body)) =>
  deliver(gateway.address, hook, headers, body);
const outcomeOf = async (correlationId: unknown) => {
  const events = (await deployed.auditEvents()).filter((event) => event.correlationId === correlationId);
  return events.map(({ outcome, code }) => ({ outcome, code }));
};

describe('A hook that forwards', () => {
  test('counts on the status of Make, also when the answer breaks off behind it, and forwards once', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('Acc', () => response.destroy());
    };
    const body = parcel();
    const headers = signedByReference(body);
    const first = await send('forwards', body, headers);
    expect(first).toMatchObject({ status: 202 });
    expect(await outcomeOf(first.body['correlationId'])).toEqual([{ outcome: 'success', code: undefined }]);
    expect(await send('forwards', body, headers)).toMatchObject({ status: 200, body: { duplicate: true } });
    expect(received).toBe(1);
  });

  test('reads little of an answer that does not end', async () => {
    let closed: Promise<unknown> | undefined;
    let written = 0;
    answer = (response) => {
      closed = once(response, 'close');
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) written += 65_536;
      };
      response.on('drain', more);
      more();
    };
    expect(await send('forwards', parcel())).toMatchObject({ status: 202 });
    await closed;
    expect(written).toBeLessThan(64 * 1024 * 1024);
  });

  test('says that it is not known what became of a delivery that Make took without an answer', async () => {
    answer = (response) => void response.destroy();
    const lost = await send('forwards', parcel());
    expect(lost).toMatchObject({ status: 503, body: { code: 'forward_unanswered' } });
    expect(await outcomeOf(lost.body['correlationId'])).toEqual([{ outcome: 'unknown', code: 'forward_unanswered' }]);
    const unreached = await send('unreachable', parcel());
    expect(unreached).toMatchObject({ status: 503, body: { code: 'forward_unavailable' } });
    expect(await outcomeOf(unreached.body['correlationId'])).toEqual([
      { outcome: 'failure', code: 'forward_unavailable' },
    ]);
  });
});

/** Signed by the library of others, for the address that the gateway has here. */
const signedByLibrary = async (body: string, target = `https://${new URL(gateway.address).host}/hooks/signed`) => {
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
  const { headers } = await httpbis.signMessage(
    {
      key: {
        id: 'k',
        alg: 'hmac-sha256',
        sign: async (base) => createHmac('sha256', keyBytes).update(base).digest(),
      },
      fields: ['@method', '@authority', '@path', 'content-digest'],
      params: ['created', 'keyid', 'alg', 'nonce'],
      paramValues: { nonce: randomUUID() },
    },
    { method: 'POST', url: target, headers: { 'content-digest': digest } },
  );
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
};

describe('HTTP Message Signatures', () => {
  test('what http-message-signatures signed for this hook runs, once', async () => {
    const body = parcel();
    const headers = await signedByLibrary(body);
    expect(await send('signed', body, headers)).toMatchObject({ status: 202, body: { accepted: true } });
    expect(await send('signed', body, headers)).toMatchObject({ status: 200, body: { duplicate: true } });
  });

  test('another body, another hook and another query are refused', async () => {
    const body = parcel();
    expect((await send('signed', `${body} `, await signedByLibrary(body))).status).toBe(401);
    const elsewhere = `https://${new URL(gateway.address).host}/hooks/runs`;
    expect((await send('signed', body, await signedByLibrary(body, elsewhere))).status).toBe(401);
    expect((await send('signed?role=admin', body, await signedByLibrary(body))).status).toBe(401);
  });

  test('what a forger writes into a header reaches neither the audit log nor the log', async () => {
    const body = parcel();
    const url = `https://${new URL(gateway.address).host}/hooks/signed`;
    const secrets = [{ id: 'k', key: standardSecret }];
    const signed = sign({ scheme: httpSignatures, secrets, body: Buffer.from(body), method: 'POST', url });
    const forged = (signed['signature-input'] ?? '').replace('"@path"', '"@path" "x-written-by-a-forger"');
    const refused = await send('signed', body, { ...signed, 'signature-input': forged });
    expect(refused.status).toBe(401);
    expect(await deployed.auditText()).toContain('"header":"signature-input"');
    expect(await deployed.auditText()).not.toContain('written-by-a-forger');
    expect(gateway.stderr()).not.toContain('written-by-a-forger');
  });
});

test('a hook without secrets takes what comes from its addresses, and nothing else', async () => {
  const body = parcel();
  const headers = { 'content-type': 'application/json' };
  expect(await send('from-here', body, headers)).toMatchObject({ status: 202, body: { id: null, accepted: true } });
  expect(await send('from-there', body, headers)).toMatchObject({ status: 401, body: { code: 'delivery_refused' } });
  // Nobody is believed about their address without a proxy that is trusted.
  const claimed = { ...headers, 'x-forwarded-for': '192.0.2.1' };
  expect(await send('from-there', body, claimed)).toMatchObject({ status: 401 });
});

test('a body that would lose an input, or is nested too deeply, is told apart from one that may come again', async () => {
  const lost = '{"__proto__":{"a":1},"destination":"Brno","weightKg":3}';
  expect(await send('runs', lost)).toMatchObject({ status: 422, body: { code: 'body_not_fields' } });
  const deep = `{"destination":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
  expect(await send('runs', deep)).toMatchObject({ status: 422, body: { code: 'body_too_deep' } });
});

test('a body that is announced as too large is refused before it is sent', async () => {
  const { hostname, port } = new URL(gateway.address);
  const socket = connect(Number(port), hostname);
  const headers = Object.entries(signedByReference('{}')).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(
    `POST /hooks/runs HTTP/1.1\r\nhost: ${hostname}:${port}\r\n${headers.join('')}content-length: 1000001\r\n\r\n`,
  );
  const [text] = await once(socket, 'data');
  expect(String(text)).toMatch(/^HTTP\/1\.1 413 /);
  socket.destroy();
});
