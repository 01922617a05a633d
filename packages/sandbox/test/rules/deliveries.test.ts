import { deliver, newHook, newScenario } from '../hook-zone.js';
import { eventually, openZone } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';

let open: OpenZone;

beforeAll(async () => {
  open = await openZone({ license: { operations: 20_000 } });
});

afterAll(() => open.zone.close());

const hourMs = 3_600_000;
const queueOf = async (hookId: number) => (await open.make.hooks.deliveryStats({ hookId })).incomingStat;

test('a delivery is a 200 Accepted', async () => {
  const { post } = await newHook(open);
  expect(await post('{"parcel":1}')).toMatchObject({ status: 200, text: 'Accepted' });
});

test('a queue has 667 places for 10 000 credits a month, and a delivery too many is a 400 Queue is full', async () => {
  const { hookId, post } = await newHook(open);
  const { limit } = await queueOf(hookId);
  expect(limit).toBe(1_334);
  for (let sent = 0; sent < limit; sent += 290) {
    open.zone.advance(10_000);
    await Promise.all(Array.from({ length: Math.min(290, limit - sent) }, () => post()));
  }
  open.zone.advance(10_000);
  expect(await post()).toMatchObject({ status: 400, text: 'Queue is full' });
  expect((await queueOf(hookId)).queue).toBe(limit);
});

test('the 301st delivery in ten seconds is a 429 Too many requests', async () => {
  const { post } = await newHook(open);
  const answers = await Promise.all(Array.from({ length: 300 }, () => post()));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  expect(await post()).toMatchObject({ status: 429, text: 'Too many requests' });
});

test('a hook without a scenario is there for 120 hours, and is gone with a 410 after that', async () => {
  const { hookId, post } = await newHook(open);
  open.zone.advance(119 * hourMs);
  expect((await post()).status).toBe(200);
  open.zone.advance(2 * hourMs);
  expect((await post()).status).toBe(410);
  await expect(open.make.hooks.get({ hookId })).resolves.toMatchObject({ hook: { gone: true, enabled: false } });
});

test('the log of a hook goes back three days', async () => {
  const { hookId, post } = await newHook(open);
  await newScenario(open, { hookId });
  await post();
  const lines = async () => (await open.make.hooks.logs({ hookId })).hookLogs.length;
  open.zone.advance(71 * hourMs);
  expect(await lines()).toBe(1);
  open.zone.advance(2 * hourMs);
  expect(await lines()).toBe(0);
});

test('any of the keys of a hook opens it in x-make-apikey, another or none is a 401', async () => {
  const { teamId } = open.zone;
  const add = async (key: string) =>
    (await open.make.keys.create({ teamId, name: key, typeName: 'apikeyauth', parameters: { key } })).key.id;
  const { post } = await newHook(open, { apikeys: [await add('first-test-key'), await add('second-test-key')] });
  const statusWith = async (headers?: Record<string, string>) => (await post('{}', headers)).status;
  expect(await statusWith({ 'x-make-apikey': 'first-test-key' })).toBe(200);
  expect(await statusWith({ 'x-make-apikey': 'second-test-key' })).toBe(200);
  expect(await statusWith({ 'x-make-apikey': 'third-test-key' })).toBe(401);
  expect(await statusWith()).toBe(401);
});

test('a hook with an address list is open to those addresses alone', async () => {
  const here = await newHook(open, { ip: '127.0.0.0/8' });
  const elsewhere = await newHook(open, { ip: '10.0.0.1' });
  expect((await here.post()).status).toBe(200);
  expect((await elsewhere.post()).status).toBe(403);
});

test('headers and stringify pass on what a sender signed: the headers, and the body byte for byte', async () => {
  const { hookId, post } = await newHook(open, { headers: true, stringify: true });
  await post('{ "b":1,  "a":2 }', { 'x-signature': 'abc' });
  const [delivery] = (await open.make.hooks.deliveries({ hookId })).incomings;
  expect(delivery?.data).toMatchObject({
    value: '{ "b":1,  "a":2 }',
    __IMTHEADERS__: expect.arrayContaining([{ name: 'x-signature', value: 'abc' }]),
  });
});

test('a Webhook response module sets the status, the body and the headers of the answer', async () => {
  const { hookId, url } = await newHook(open);
  const headers = [{ key: 'x-parcel', value: 'seen' }];
  const respond = { id: 2, module: 'gateway:WebhookRespond', mapper: { status: '202', body: 'Noted', headers } };
  await newScenario(open, { hookId, flow: [respond] });
  const answer = await deliver(url, { method: 'POST', body: '{}' });
  expect(answer).toMatchObject({ status: 202, text: 'Noted' });
  expect(answer.headers.get('x-parcel')).toBe('seen');
});

test('one hook serves one scenario', async () => {
  const { hookId } = await newHook(open);
  const first = await newScenario(open, { hookId });
  await newScenario(open, { hookId });
  await expect(open.make.hooks.get({ hookId })).resolves.toMatchObject({ hook: { scenarioId: first } });
});

test('deliveries become runs of the scenario, one each', async () => {
  const { hookId, post } = await newHook(open);
  const id = await newScenario(open, { hookId });
  await Promise.all([post(), post(), post()]);
  const logged = () => open.make.executions.list({ scenarioId: id });
  const runs = await eventually(
    async () => (await logged()).scenarioLogs.filter(({ status }) => status === 1),
    ({ length }) => length === 3,
  );
  expect(runs).toHaveLength(3);
});
