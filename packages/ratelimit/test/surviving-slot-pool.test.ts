import type { SharedSlots } from '../src/scheduler/shared-slots.js';
import { memorySlotPool } from '../src/scheduler/memory-slot-pool.js';
import type { SlotRequest } from '../src/scheduler/slot-pool.js';
import { survivingSlotPool } from '../src/scheduler/surviving-slot-pool.js';
import { passedClock } from './passed-clock.js';
import type { PassedClock } from './passed-clock.js';

const windowMs = 10_000;
const timeoutMs = 5_000;
const quota = 'eu2.make.com/1';
let clock: PassedClock;
let slot = 0;
beforeEach(() => {
  clock = passedClock();
});

/** A store that can be lost, with what it knows or without. */
function losableStore() {
  const state = { lost: false, epoch: 'first', pool: memorySlotPool(clock), restored: 0 };
  const alive = new Map<string, number>();
  const there = () => {
    if (state.lost) throw new Error('Redis is away');
  };
  const slots: SharedSlots = {
    take: async (request) => (there(), state.pool.take(request)),
    free: async (...args) => (there(), state.pool.free(...args)),
    freeze: async (...args) => (there(), state.pool.freeze(...args)),
    beat: async (replica, forMs) => {
      there();
      alive.set(replica, clock.now() + forMs);
      return { replicas: [...alive.values()].filter((untilMs) => untilMs > clock.now()).length, epoch: state.epoch };
    },
    restore: async (name, inUse) => {
      there();
      state.restored += inUse.size;
      for (const [, ms] of inUse) await state.pool.take(requestOf({ quota: name, urgent: 1, limit: 1e9, holdMs: ms }));
    },
  };
  return { state, slots };
}

function requestOf(part: Partial<SlotRequest> = {}): SlotRequest {
  slot += 1_000;
  const holdMs = timeoutMs + windowMs;
  return { quota, replica: 'r', firstSlot: slot, urgent: 0, plain: 0, users: 1, limit: 100, windowMs, holdMs, ...part };
}

const heard: unknown[] = [];
const open = (slots: SharedSlots) => survivingSlotPool(slots, clock, (error) => heard.push(error));

test('falls to its part of the limit by the replicas last seen when the store is lost', async () => {
  const { state, slots } = losableStore();
  const pools = [open(slots), open(slots), open(slots), open(slots)];
  await clock.pass(2_000);
  const [pool] = pools;
  expect((await pool?.take(requestOf({ urgent: 1 })))?.limit).toBe(100);
  state.lost = true;
  expect(await pool?.take(requestOf({ urgent: 1 }))).toMatchObject({ granted: 1, limit: 25 });
  expect(pool?.shared).toBe(false);
  await clock.pass(60_000);
  expect(await pool?.take(requestOf({ urgent: 1 }))).toMatchObject({ granted: 1, limit: 25 });
});

test('does not use what others had in use when the store was lost, until that has ended', async () => {
  const { state, slots } = losableStore();
  const [busy, idle] = [open(slots), open(slots)];
  await clock.pass(2_000);
  const full = requestOf({ urgent: 100, limit: 10 });
  await busy.take({ ...full, windowMs: 1, holdMs: timeoutMs + windowMs });
  await idle.take(requestOf({ urgent: 1, limit: 10 }));
  state.lost = true;
  expect(await idle.take(requestOf({ urgent: 1, limit: 10 }))).toMatchObject({ granted: 0 });
  await clock.pass(timeoutMs + windowMs);
  expect(await idle.take(requestOf({ urgent: 10, limit: 10 }))).toMatchObject({ limit: 5 });
});

test('lets nothing pass before it has ever reached the store', async () => {
  const { state, slots } = losableStore();
  state.lost = true;
  const pool = open(slots);
  expect(await pool.take(requestOf({ urgent: 1 }))).toMatchObject({ granted: 0 });
  pool.close();
});

test('writes down what is in use when the store is back, and shares again after a window', async () => {
  const { state, slots } = losableStore();
  const pool = open(slots);
  await clock.pass(2_000);
  await pool.take(requestOf({ urgent: 7 }));
  state.lost = true;
  await pool.take(requestOf({ urgent: 1 }));
  state.lost = false;
  state.pool = memorySlotPool(clock);
  await clock.pass(2_000);
  expect(pool.shared).toBe(false);
  expect(state.restored).toBeGreaterThanOrEqual(8);
  await clock.pass(windowMs + 6_000);
  expect(pool.shared).toBe(true);
});

test('notices a store that has forgotten everything without ever being away', async () => {
  const { state, slots } = losableStore();
  const pool = open(slots);
  await clock.pass(2_000);
  await pool.take(requestOf({ urgent: 5 }));
  state.epoch = 'second';
  await clock.pass(1_500);
  expect(pool.shared).toBe(false);
  expect(state.restored).toBeGreaterThanOrEqual(5);
  await clock.pass(windowMs + 6_000);
  expect(pool.shared).toBe(true);
});

test('tells of a loss once, and ends its timer when it is closed', async () => {
  heard.length = 0;
  const { state, slots } = losableStore();
  const pool = open(slots);
  await clock.pass(2_000);
  state.lost = true;
  await clock.pass(10_000);
  expect(heard.map(String)).toEqual(['Error: Redis is away']);
  pool.close();
  await clock.pass(2_000);
  expect(clock.timers).toBe(0);
});
