import { errorOf } from '../../test/foreign-server.js';
import { answered, lost, scripted, textOf } from '../../test/scripted.js';
import { dataStores } from '../endpoints/data-stores.js';
import { folders } from '../endpoints/folders.js';
import { scenarios } from '../endpoints/scenarios.js';

const folder = { teamId: 1, name: 'A' };

test('a read is repeated until it is answered, each time after up to twice as long', async () => {
  const { sent, settle } = scripted((number) => (number < 5 ? lost(true) : answered(200)));
  expect(await settle(scenarios.get, { scenarioId: 7 })).toMatchObject({ kind: 'replied' });
  expect(sent.map(({ atMs }) => atMs)).toEqual([0, 250, 750, 1_750, 3_750]);
});

test('a read that keeps failing ends before its deadline, with what it met last', async () => {
  const { clock, sent, settle } = scripted(() => lost(false));
  const beganAtMs = clock.now();
  expect(await settle(scenarios.get, { scenarioId: 7 })).toEqual(lost(false));
  expect(clock.now() - beganAtMs).toBeGreaterThan(59_000);
  expect(clock.now() - beganAtMs).toBeLessThan(60_000);
  expect(sent.length).toBeLessThan(20);
});

test('patience ends the repeats before the deadline', async () => {
  const { clock, settle } = scripted(() => lost(false), { patienceMs: 5_000 });
  const beganAtMs = clock.now();
  expect(await settle(scenarios.get, { scenarioId: 7 })).toEqual(lost(false));
  expect(clock.now() - beganAtMs).toBeLessThan(5_000);
});

test('no attempt of a read takes so long that none could follow it, and one of a write may take all the time there is', async () => {
  const { sent, settle } = scripted(() => answered(200));
  await settle(scenarios.get, { scenarioId: 7 });
  await settle(folders.create, folder);
  expect(sent.map(({ timeoutMs }) => timeoutMs)).toEqual([30_000, 60_000]);
});

test.each([
  ['a connection that never stood', lost(false)],
  ['a 503 that says when to come back', answered(503, {}, { 'retry-after': '3' })],
])('after %s even a POST is repeated', async (_, failure) => {
  const { sent, settle } = scripted((number) => (number === 1 ? failure : answered(200)));
  expect(await settle(folders.create, folder)).toMatchObject({ kind: 'replied', reply: { status: 200 } });
  expect(sent).toHaveLength(2);
});

test.each([
  ['a connection that ended', lost(true)],
  ['a deadline that passed', { kind: 'late', reached: true, reason: undefined } as const],
  ['a 502', answered(502)],
  ['a 504', answered(504)],
  ['a 408', answered(408)],
  ['a 503 that says nothing', answered(503)],
  ['a 500', answered(500)],
])('after %s a POST is not repeated', async (_, failure) => {
  const { sent, settle } = scripted(() => failure);
  expect(await settle(folders.create, folder)).toEqual(failure);
  expect(sent).toHaveLength(1);
});

test.each([lost(false), lost(true), answered(503, {}, { 'retry-after': '1' }), answered(502)])(
  'a run is never repeated (%#)',
  async (failure) => {
    const { sent, settle } = scripted(() => failure);
    expect(await settle(scenarios.run, { scenarioId: 7 })).toEqual(failure);
    expect(sent).toHaveLength(1);
  },
);

test.each(['ENOTFOUND', 'CERT_HAS_EXPIRED', 'SELF_SIGNED_CERT_IN_CHAIN'])('%s is not waited for', async (reason) => {
  const { sent, settle } = scripted(() => lost(false, reason));
  expect(await settle(scenarios.get, { scenarioId: 7 })).toEqual(lost(false, reason));
  expect(sent).toHaveLength(1);
});

test('a 503 is waited for as long as it says, and not at all when that is too long', async () => {
  const { sent, settle } = scripted((number) =>
    number === 1 ? answered(503, {}, { 'retry-after': '7' }) : answered(503, {}, { 'retry-after': '600' }),
  );
  expect(await settle(folders.create, folder)).toMatchObject({ reply: { status: 503, retryAfter: '600' } });
  expect(sent.map(({ atMs }) => atMs)).toEqual([0, 7_000]);
});

test('a PUT is repeated, for the second leaves what the first would have left', async () => {
  const { sent, settle } = scripted((number) => (number === 1 ? lost(true) : answered(200)));
  await settle(scenarios.setData, { scenarioId: 7, data: {} });
  expect(sent).toHaveLength(2);
});

test('a DELETE is repeated, and when nothing is there any more the lost one has done it', async () => {
  const { sent, settle } = scripted((number) => (number === 1 ? lost(true) : answered(404)));
  const result = await settle(scenarios.delete, { scenarioId: 7 });
  expect(sent).toHaveLength(2);
  expect(result).toMatchObject({ kind: 'replied', reply: { status: 200 } });
  expect(textOf(result)).toBe('{"scenario":7}');
});

test('a DELETE that never reached Make has not done what is not there', async () => {
  const { settle } = scripted((number) => (number === 1 ? lost(false) : answered(404)));
  expect(await settle(scenarios.delete, { scenarioId: 7 })).toMatchObject({ reply: { status: 404 } });
});

test('a DELETE that may have happened stays uncertain when no later one is answered', async () => {
  for (const later of [lost(false), answered(429), answered(500)]) {
    const { settle } = scripted((number) => (number === 1 ? lost(true) : later));
    expect(await settle(scenarios.delete, { scenarioId: 7 })).toEqual(lost(true));
  }
});

test('a DELETE of many is not repeated: there may be new ones by then', async () => {
  const { sent, settle } = scripted(() => lost(true));
  await settle(dataStores.deleteMany, { teamId: 1, ids: [1], confirmed: true });
  expect(sent).toHaveLength(1);
});

test('a 429 without a gate is the answer', async () => {
  const { sent, settle } = scripted(() => answered(429));
  expect(await settle(scenarios.get, { scenarioId: 7 })).toMatchObject({ reply: { status: 429 } });
  expect(sent).toHaveLength(1);
});

test('a signal ends the wait between two attempts with its own reason', async () => {
  const { clock, send, sent } = scripted(() => lost(false));
  const cancel = new AbortController();
  const call = send(folders.create, folder, { signal: cancel.signal });
  const ended = errorOf(call);
  await clock.advance(100);
  cancel.abort('enough');
  expect(await ended).toBe('enough');
  await clock.advance(60_000);
  expect(sent).toHaveLength(1);
});

test('repeats never become more than a tenth of the calls and one a second', async () => {
  let failing = true;
  const { clock, send, sent } = scripted((number) => (failing && number % 3 === 0 ? lost(true) : answered(200)));
  const calls: Promise<unknown>[] = [];
  for (let call = 0; call < 1_000; call += 1) {
    calls.push(send(scenarios.get, { scenarioId: call + 1 }));
    await clock.advance(10);
  }
  const repeats = sent.length - 1_000;
  expect(repeats).toBeGreaterThan(50);
  expect(repeats).toBeLessThanOrEqual(10 + 100 + 10);
  failing = false;
  await clock.through(Promise.all(calls));
});
