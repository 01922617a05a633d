import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { jest } from '@jest/globals';
import { startLimitMs } from '@makegate/repo-redis';
import { Redis } from 'ioredis';
import { deliver, scenarioCalled, signedByReference, standardSecret } from './fakes/deliveries.js';
import { deploy, type Deployment, type GatewayProcess } from './fakes/deployment.js';
import { closeLater, closeServed } from './fakes/served-gateway.js';

// Processes take their time to start on a busy machine.
jest.setTimeout(60_000);

/** A hook that does not answer the first delivery, and tells when it has come. */
async function silentAtFirst() {
  let deliveries = 0;
  const server = createServer((request, answer) => {
    request.resume();
    deliveries += 1;
    if (deliveries > 1) answer.end('Accepted');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closeLater({
    async close() {
      server.close();
      server.closeAllConnections();
    },
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/hooks/silent`, server };
}

let deployed: Deployment;
let replicas: readonly [GatewayProcess, GatewayProcess];
let silent: Awaited<ReturnType<typeof silentAtFirst>>;
let redis: Redis;
beforeAll(async () => {
  silent = await silentAtFirst();
  const standard = { scheme: 'standard-webhooks', secrets: [{ env: 'STANDARD_SECRET' }], principal: 'ana' };
  deployed = await deploy({
    storage: 'redis',
    variables: { MAKEGATE_REPLICAS: '2', STANDARD_SECRET: standardSecret },
    hooks: async (zone) => [
      { ...standard, name: 'shipping', run: { scenarioId: await scenarioCalled(zone, 'Quote shipping cost') } },
      { ...standard, name: 'silent', forward: { url: silent.url } },
    ],
  });
  await deployed.setCredential('ana', deployed.zone.sandbox.apiToken);
  replicas = await Promise.all([deployed.start(), deployed.start()]);
  redis = new Redis(deployed.variables['REDIS_URL'] ?? '');
  closeLater({ close: async () => redis.disconnect() });
}, startLimitMs);
afterAll(closeServed);

const parcel = () => JSON.stringify({ destination: 'Brno', weightKg: 3, note: randomUUID() });
const runsAsked = () => deployed.zone.seen.filter(({ path }) => path.endsWith('/run')).length;

test('of the copies of one delivery at two replicas at once, one runs', async () => {
  for (let round = 1; round <= 10; round += 1) {
    const body = parcel();
    const headers = signedByReference(body);
    const copies = [...replicas, ...replicas, ...replicas];
    const answers = await Promise.all(copies.map(({ address }) => deliver(address, 'shipping', headers, body)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 202)).toEqual([202]);
    expect(statuses.every((status) => [200, 202, 409].includes(status))).toBe(true);
    expect(runsAsked()).toBe(round);
  }
});

test('what one replica has dealt with is a duplicate at the other', async () => {
  const [one, two] = replicas;
  const body = parcel();
  const headers = signedByReference(body);
  expect((await deliver(one.address, 'shipping', headers, body)).status).toBe(202);
  expect(await deliver(two.address, 'shipping', headers, body)).toMatchObject({
    status: 200,
    body: { duplicate: true },
  });
});

test('a replica that is killed while it hands on lets the next attempt through when its lease is over', async () => {
  const [one, two] = replicas;
  const body = parcel();
  const headers = signedByReference(body);
  const arrived = once(silent.server, 'request');
  const lost = deliver(one.address, 'silent', headers, body).then(
    () => 'answered',
    () => 'lost',
  );
  await arrived;
  expect(await deliver(two.address, 'silent', headers, body)).toMatchObject({
    status: 409,
    body: { code: 'delivery_in_progress' },
  });
  await one.crash();
  expect(await lost).toBe('lost');
  const [claim = '', ...others] = await redis.keys('makegate:delivery:silent:*');
  expect(others).toEqual([]);
  expect(await redis.pttl(claim)).toBeGreaterThan(30_000);
  await redis.pexpire(claim, 1);
  expect(await settled(() => deliver(two.address, 'silent', headers, body))).toBe(202);
  expect((await deliver(two.address, 'silent', headers, body)).status).toBe(200);
});

/** The first status that is no 409, or the last one of many. */
async function settled(attempt: () => ReturnType<typeof deliver>): Promise<number> {
  let status = 409;
  for (let attempts = 0; attempts < 100 && status === 409; attempts += 1) ({ status } = await attempt());
  return status;
}

test('nothing is taken while nobody can tell whether it came before', async () => {
  const [, two] = replicas;
  const body = parcel();
  const headers = signedByReference(body);
  // A client that is paused gets no answer, as from a Redis that hangs.
  await redis.client('PAUSE', 4000);
  const before = runsAsked();
  const answer = await deliver(two.address, 'shipping', headers, body);
  expect(answer).toMatchObject({ status: 503, body: { code: 'store_unavailable' } });
  expect(answer.headers.has('retry-after')).toBe(true);
  expect(runsAsked()).toBe(before);
  await redis.client('UNPAUSE');
  expect((await deliver(two.address, 'shipping', signedByReference(body), body)).status).toBe(202);
});
