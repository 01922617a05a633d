import { createFaults } from './faults.js';
import type { Asked } from './faults.js';

let nowMs = 0;

beforeEach(() => {
  nowMs = 0;
});

const faultsOf = (...given: readonly object[]) => {
  const faults = createFaults(() => nowMs);
  for (const fault of given) faults.add(fault);
  return faults;
};

const asked = (over: Partial<Asked> = {}): Asked => ({
  method: 'GET',
  path: '/users/me',
  endpoint: 'users.me',
  reused: false,
  ...over,
});

const html = { kind: 'html' };

/** Which of many requests a share of one in five meets. */
function met(seed: number): boolean[] {
  const faults = faultsOf({ ...html, share: 0.2, seed });
  return Array.from({ length: 5_000 }, () => faults.onArrival(asked()).fault !== undefined);
}

/** Which requests a share meets, with so many before each that it does not fit. */
function metAmongOthers(between: number): boolean[] {
  const faults = faultsOf({ ...html, share: 0.5, match: { method: 'GET' } });
  return Array.from({ length: 50 }, () => {
    for (let count = 0; count < between; count += 1) faults.onArrival(asked({ method: 'PUT' }));
    return faults.onArrival(asked()).fault !== undefined;
  });
}

test('without times, share and a duration a fault meets one request', () => {
  const faults = faultsOf(html);
  expect(faults.onArrival(asked()).fault?.kind).toBe('html');
  expect(faults.onArrival(asked()).fault).toBeUndefined();
  expect(faults.list()).toEqual([]);
});

test('a share meets about so many of the requests, the same ones for the same seed', () => {
  expect(met(1).filter(Boolean).length / 5_000).toBeCloseTo(0.2, 1);
  expect(met(1)).toEqual(met(1));
  expect(met(1)).not.toEqual(met(2));
});

test('requests that a share does not fit change nothing about what it draws', () => {
  expect(metAmongOthers(3)).toEqual(metAmongOthers(0));
});

test('a share ends when it has met its times', () => {
  const faults = faultsOf({ ...html, share: 0.5, times: 3 });
  const found = Array.from({ length: 100 }, () => faults.onArrival(asked()).fault).filter(Boolean);
  expect(found).toHaveLength(3);
});

test('a duration ends by the clock, not by use', () => {
  const faults = faultsOf({ ...html, forMs: 1_000 });
  for (const atMs of [0, 500, 999]) {
    nowMs = atMs;
    expect(faults.onArrival(asked()).fault).toBeDefined();
  }
  expect(faults.list()).toMatchObject([{ used: 3, fault: { kind: 'html', forMs: 1_000 } }]);
  nowMs = 1_000;
  expect(faults.onArrival(asked()).fault).toBeUndefined();
  expect(faults.list()).toEqual([]);
});

test.each([
  [{ method: 'get' }, {}, true],
  [{ method: 'POST' }, {}, false],
  [{ path: '/users/me' }, {}, true],
  [{ path: '/users' }, {}, false],
  [{ path: '/users/*' }, {}, true],
  [{ endpoint: 'users.me' }, {}, true],
  [{ endpoint: 'users.*' }, {}, true],
  [{ endpoint: 'users.me' }, { endpoint: undefined }, false],
  [{ endpoint: 'users.me', method: 'PUT' }, {}, false],
])('a match of %j before a request like %j: %j', (match, over, expected) => {
  expect(faultsOf({ ...html, match }).onArrival(asked(over)).fault !== undefined).toBe(expected);
});

test('a latency and another fault meet the same request, of two faults the first that was added', () => {
  const delay = { distribution: 'constant', ms: 5 };
  const faults = faultsOf(
    { kind: 'status' },
    html,
    { kind: 'latency', delay },
    { kind: 'latency', at: 'reply', delay },
  );
  expect(faults.onArrival(asked())).toMatchObject({ delayMs: 5, fault: { kind: 'status' } });
  expect(faults.onArrival(asked())).toMatchObject({ delayMs: 0, fault: { kind: 'html' } });
  expect(faults.onReply(asked())).toEqual({ delayMs: 5 });
});

test('a stale connection is one that has been used, and others leave the fault armed', () => {
  const faults = faultsOf({ kind: 'stale' });
  expect(faults.onArrival(asked()).fault).toBeUndefined();
  expect(faults.onArrival(asked({ reused: true })).fault?.kind).toBe('stale');
});

test('of several clocks that go wrong the first is meant, until its time is over', () => {
  const faults = faultsOf({ kind: 'skew', byMs: -60_000, forMs: 10 }, { kind: 'skew', byMs: 5_000 });
  expect(faults.skewMs()).toBe(-60_000);
  nowMs = 10;
  expect(faults.skewMs()).toBe(5_000);
  faults.clear();
  expect(faults.skewMs()).toBe(0);
});
