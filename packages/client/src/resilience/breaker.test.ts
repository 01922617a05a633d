import { answered, lost, scripted } from '../../test/scripted.js';
import { virtualClock } from '../../test/virtual-clock.js';
import { folders } from '../endpoints/folders.js';
import { scenarios } from '../endpoints/scenarios.js';
import { teams } from '../endpoints/teams.js';
import { breaker } from './breaker.js';
import type { Breaker, Pass } from './breaker.js';
import { createBreakers } from './breakers.js';

const passOf = (tested: Breaker): Pass => {
  const pass = tested.enter();
  if (!pass) throw new Error('The breaker lets nothing in.');
  return pass;
};

function tripped() {
  const clock = virtualClock();
  const states: string[] = [];
  const tested = breaker({ clock, probes: { nextAtMs: 0 }, onChange: (state) => states.push(state) });
  for (let count = 0; count < 20; count += 1) passOf(tested).leave('ill');
  return { clock, states, tested };
}

/** How many attempts it lets in at once, all of which then end like this. */
function letIn(tested: Breaker, verdict: 'well' | 'ill'): number {
  const passes: Pass[] = [];
  for (let pass = tested.enter(); pass && passes.length < 100; pass = tested.enter()) passes.push(pass);
  for (const pass of passes) pass.leave(verdict);
  return passes.length;
}

test('opens when at least half of twenty attempts within half a minute were ill, and not before', () => {
  const clock = virtualClock();
  const tested = breaker({ clock, probes: { nextAtMs: 0 } });
  for (let count = 0; count < 10; count += 1) passOf(tested).leave('well');
  for (let count = 0; count < 9; count += 1) passOf(tested).leave('ill');
  expect(tested.state).toBe('closed');
  passOf(tested).leave('ill');
  expect(tested.state).toBe('open');
});

test('forgets what was longer ago than half a minute', async () => {
  const clock = virtualClock();
  const tested = breaker({ clock, probes: { nextAtMs: 0 } });
  for (let count = 0; count < 19; count += 1) passOf(tested).leave('ill');
  await clock.advance(33_000);
  passOf(tested).leave('ill');
  expect(tested.state).toBe('closed');
});

test('after a probe that went well it lets in two, four and eight, and then everything', async () => {
  const { clock, states, tested } = tripped();
  expect(tested.enter()).toBeUndefined();
  await clock.advance(1_000);
  expect([1, 2, 3, 4].map(() => letIn(tested, 'well'))).toEqual([1, 2, 4, 8]);
  expect(letIn(tested, 'well')).toBe(100);
  expect(states).toEqual(['open', 'half_open', 'closed']);
});

test('one that goes ill on the way back closes the door for another second', async () => {
  const { clock, tested } = tripped();
  await clock.advance(1_000);
  expect(letIn(tested, 'well')).toBe(1);
  expect(letIn(tested, 'ill')).toBe(2);
  expect(tested.state).toBe('open');
  await clock.advance(999);
  expect(tested.enter()).toBeUndefined();
  await clock.advance(1);
  expect(letIn(tested, 'well')).toBe(1);
});

test('a probe that was cancelled proves nothing, and the next one is due a second after it', async () => {
  const { clock, tested } = tripped();
  await clock.advance(1_000);
  passOf(tested).leave('neither');
  expect(tested.enter()).toBeUndefined();
  await clock.advance(1_000);
  expect(letIn(tested, 'well')).toBe(1);
});

test('what was sent before it opened says nothing about the time after', async () => {
  const clock = virtualClock();
  const tested = breaker({ clock, probes: { nextAtMs: 0 } });
  const early = passOf(tested);
  for (let count = 0; count < 20; count += 1) passOf(tested).leave('ill');
  await clock.advance(1_000);
  const probe = passOf(tested);
  early.leave('well');
  expect([early.valid, probe.valid, tested.enter()]).toEqual([false, true, undefined]);
});

test('all families of a zone send one probe a second between them, and another zone its own', async () => {
  const clock = virtualClock();
  const breakers = createBreakers({ clock });
  const all = ['a', 'b', 'c'].flatMap((family) => ['eu1', 'us1'].map((zone) => breakers.of(zone, family)));
  for (const tested of all) for (let count = 0; count < 20; count += 1) passOf(tested).leave('ill');
  await clock.advance(1_000);
  expect(all.filter((tested) => tested.enter()?.leave('ill') === undefined && tested.waitMs() > 0)).toHaveLength(6);
  expect(breakers.of('eu1', 'a')).toBe(all[0]);
});

test.each([
  ['a 429', answered(429)],
  ['a 404', answered(404)],
  ['a 500', answered(500)],
])('%s never opens it', async (_, outcome) => {
  const breakers = createBreakers();
  const { send, clock } = scripted(() => outcome, { breakers });
  for (let call = 0; call < 50; call += 1) await clock.through(send(scenarios.get, { scenarioId: 7 }));
  expect(breakers.of('eu1.make.com', 'scenarios').state).toBe('closed');
});

test('calls that were cancelled never open it', async () => {
  const breakers = createBreakers();
  const { send } = scripted(() => Promise.reject(new Error('gone')), { breakers });
  for (let call = 0; call < 50; call += 1) await expect(send(scenarios.get, { scenarioId: 7 })).rejects.toThrow('gone');
  expect(breakers.of('eu1.make.com', 'scenarios').state).toBe('closed');
});

test('while one group fails the others go on, and its calls wait until it is well again', async () => {
  let failing = true;
  const { clock, send, sent } = scripted((_, { endpoint }) =>
    failing && endpoint.id.startsWith('folders.') ? lost(true) : answered(200),
  );
  for (let call = 0; call < 20; call += 1) await send(folders.create, { teamId: 1, name: 'A' });
  const waiting = send(folders.create, { teamId: 1, name: 'B' });
  expect(await send(teams.get, { teamId: 1 })).toMatchObject({ reply: { status: 200 } });
  expect(sent).toHaveLength(21);
  failing = false;
  expect(await clock.through(waiting)).toMatchObject({ reply: { status: 200 } });
});

test('a call that could not wait for the next probe is withheld at once', async () => {
  const { send, sent } = scripted(() => lost(true));
  for (let call = 0; call < 20; call += 1) await send(folders.create, { teamId: 1, name: 'A' });
  const result = await send(folders.create, { teamId: 1, name: 'B' }, { deadlineMs: 900 });
  expect(result).toEqual({ kind: 'withheld', by: 'breaker', retryAfterMs: 1_000 });
  expect(sent).toHaveLength(20);
});

test('in an outage of a minute nothing but a probe is sent each second, and all calls with time left succeed', async () => {
  const outageMs = 60_000;
  const { clock, send, sent } = scripted((_, __, time) =>
    time.now() - beganMs < outageMs ? lost(true) : answered(200),
  );
  const beganMs = clock.now();
  const calls: Promise<unknown>[] = [];
  for (let second = 0; second < 60; second += 1) {
    for (let call = 0; call < 5; call += 1)
      calls.push(send(scenarios.get, { scenarioId: calls.length + 1 }, { deadlineMs: 90_000 }));
    await clock.advance(1_000);
  }
  const outcomes = await clock.through(Promise.all(calls));
  expect(outcomes.filter((outcome) => JSON.stringify(outcome).includes('"status":200'))).toHaveLength(300);
  const openedAtMs = sent[19]?.atMs ?? 0;
  const probes = sent.filter(({ atMs }) => atMs > openedAtMs && atMs < outageMs);
  expect(probes.length).toBeGreaterThan(40);
  expect(probes.every(({ atMs }, index) => index === 0 || atMs - (probes[index - 1]?.atMs ?? 0) >= 1_000)).toBe(true);
});
