import { setImmediate } from 'node:timers/promises';
import type { CallGate, CallOutcome, GatedCall } from '../call-gate.js';
import { errorOf } from '../../test/foreign-server.js';
import { answered, lost, scripted } from '../../test/scripted.js';
import { folders } from '../endpoints/folders.js';
import { scenarios } from '../endpoints/scenarios.js';

interface Entered {
  readonly call: GatedCall;
  outcome?: CallOutcome;
}

/** A gate that keeps a record, and lets in when the test says so. */
function recordingGate(admit: (call: GatedCall) => Promise<void> = async () => undefined) {
  const entered: Entered[] = [];
  const gate: CallGate = {
    async enter(call) {
      await admit(call);
      const entry: Entered = { call };
      entered.push(entry);
      return (outcome) => void (entry.outcome = outcome);
    },
  };
  return { entered, quota: { gate, organization: '12', user: 'ada' } };
}

test('tells the gate whose call it is, what it costs and until when it is of use', async () => {
  const { entered, quota } = recordingGate();
  const { clock, settle } = scripted(() => answered(200), { quota });
  await settle(scenarios.get, { scenarioId: 7 });
  await settle(scenarios.run, { scenarioId: 7 }, { priority: 'interactive' });
  const whose = { zone: 'eu1.make.com', organization: '12', user: 'ada', deadlineAtMs: clock.now() + 60_000 };
  expect(entered.map(({ call }) => call)).toEqual([
    { ...whose, priority: 'normal', quota: 'counted', timeoutMs: 30_000, limitedBefore: false },
    { ...whose, priority: 'interactive', quota: 'exempt', timeoutMs: 60_000, limitedBefore: false },
  ]);
});

test('tells the gate how each attempt ended, and asks it before each', async () => {
  const { entered, quota } = recordingGate();
  const outcomes = [
    lost(false),
    lost(true),
    answered(502),
    answered(429, {}, { 'retry-after': '3' }),
    answered(429),
    answered(200),
  ];
  const { settle } = scripted((number) => outcomes[number - 1] ?? answered(500), { quota });
  expect(await settle(scenarios.get, { scenarioId: 7 })).toMatchObject({ reply: { status: 200 } });
  expect(entered.map(({ outcome }) => outcome)).toEqual([
    { kind: 'unsent' },
    { kind: 'unknown' },
    { kind: 'answered' },
    { kind: 'limited', retryAfterMs: 3_000 },
    { kind: 'limited' },
    { kind: 'answered' },
  ]);
  expect(entered.map(({ call }) => call.limitedBefore)).toEqual([false, false, false, false, true, true]);
});

test('a POST that was answered with 429 goes back to the gate without waiting by itself', async () => {
  const { quota } = recordingGate();
  const { sent, settle } = scripted((number) => (number < 4 ? answered(429) : answered(200)), { quota });
  expect(await settle(folders.create, { teamId: 1, name: 'A' })).toMatchObject({ reply: { status: 200 } });
  expect(sent.map(({ atMs }) => atMs)).toEqual([0, 0, 0, 0]);
});

test('a call that the gate refuses is withheld, and after a 429 it keeps that answer', async () => {
  const refused = Object.assign(new Error('full'), { code: 'rate_limited', retryAfterMs: 4_000 });
  const first = recordingGate(() => Promise.reject(refused));
  const { settle } = scripted(() => answered(200), { quota: first.quota });
  expect(await settle(folders.create, { teamId: 1, name: 'A' })).toEqual({
    kind: 'withheld',
    by: 'gate',
    retryAfterMs: 4_000,
  });
  const second = recordingGate(async ({ limitedBefore }) => {
    if (limitedBefore) throw refused;
  });
  const again = scripted(() => answered(429), { quota: second.quota });
  expect(await again.settle(folders.create, { teamId: 1, name: 'A' })).toMatchObject({ reply: { status: 429 } });
});

test('a broken gate is not taken for a full one', async () => {
  const { quota } = recordingGate(() => Promise.reject(new TypeError('broken')));
  const { send } = scripted(() => answered(200), { quota });
  await expect(send(scenarios.get, { scenarioId: 7 })).rejects.toThrow('broken');
});

test('who is let in when nobody waits any longer gives the place back', async () => {
  const open: (() => void)[] = [];
  const { entered, quota } = recordingGate(() => new Promise((resolve) => open.push(resolve)));
  const { clock, send, sent } = scripted(() => answered(200), { quota });
  const cancel = new AbortController();
  const cancelled = errorOf(send(folders.create, { teamId: 1, name: 'A' }, { signal: cancel.signal }));
  const slow = send(folders.create, { teamId: 1, name: 'B' }, { deadlineMs: 1_000 });
  await setImmediate();
  cancel.abort('enough');
  expect(await cancelled).toBe('enough');
  await clock.advance(1_000);
  expect(await slow).toMatchObject({ kind: 'withheld', by: 'gate' });
  for (const admit of open) admit();
  await setImmediate();
  expect(entered.map(({ outcome }) => outcome)).toEqual([{ kind: 'unsent' }, { kind: 'unsent' }]);
  expect(sent).toEqual([]);
});

test('what waited at the gate while the zone began to fail waits for the zone', async () => {
  const open: (() => void)[] = [];
  const { entered, quota } = recordingGate(({ user, priority }) =>
    priority === 'batch' ? new Promise((resolve) => open.push(resolve)) : Promise.resolve(void user),
  );
  let failing = true;
  const { clock, send, sent } = scripted(() => (failing ? lost(true) : answered(200)), { quota });
  const waiting = send(folders.create, { teamId: 1, name: 'A' }, { priority: 'batch' });
  for (let call = 0; call < 20; call += 1) await send(folders.create, { teamId: 1, name: 'B' });
  for (const admit of open.splice(0)) admit();
  await setImmediate();
  expect(sent).toHaveLength(20);
  expect(entered.at(-1)).toMatchObject({ call: { priority: 'batch' }, outcome: { kind: 'unsent' } });
  failing = false;
  await clock.advance(1_000);
  for (const admit of open.splice(0)) admit();
  expect(await waiting).toMatchObject({ reply: { status: 200 } });
});

test('an attempt that throws leaves the gate with an unknown end', async () => {
  const { entered, quota } = recordingGate();
  const { send } = scripted(() => Promise.reject(new Error('cancelled')), { quota });
  await expect(send(folders.create, { teamId: 1, name: 'A' })).rejects.toThrow('cancelled');
  expect(entered[0]?.outcome).toEqual({ kind: 'unknown' });
});
