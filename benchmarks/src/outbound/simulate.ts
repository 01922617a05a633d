import { createCallScheduler, memorySlotPool } from '@makegate/ratelimit';
import type { CallGate } from '@makegate/ratelimit';
import { distantPool } from './distant-pool.js';
import { oneWayMs, seededRandom } from './random.js';
import { serverModel } from './server-model.js';
import type { WindowType } from './server-model.js';
import { simulatedClock } from './simulated-clock.js';
import type { SimulatedClock } from './simulated-clock.js';
import { tokenBucketGate } from './token-bucket-gate.js';

export interface SimulationPlan {
  readonly type: WindowType;
  readonly replicas: number;
  readonly calls: number;
  readonly limit: number;
  readonly windowMs: number;
  readonly seed: number;
  readonly guard: 'ours' | 'token bucket';
}

export interface SimulationResult {
  readonly refused: number;
  /** Admitted calls as a part of what the server would have admitted, without the first ten windows. */
  readonly used: number;
}

const serviceMs = 60;
const usersPerReplica = 5;
const settlingWindows = 10;

/** Calls without pause from all replicas to one server, on a clock that is passed to the scheduler as it is shipped. */
export async function simulate(plan: SimulationPlan): Promise<SimulationResult> {
  const { limit, windowMs, calls } = plan;
  const clock = simulatedClock();
  const random = seededRandom(plan.seed);
  const admits = serverModel(plan.type, limit, windowMs);
  const settledMs = settlingWindows * windowMs;
  const count = { sent: 0, refused: 0, admittedLater: 0 };

  const callOnce = async (gate: CallGate, user: string): Promise<void> => {
    const deadlineAtMs = clock.now() + 3_600_000;
    const leave = await gate.enter({ ...call, user, deadlineAtMs });
    await clock.wait(oneWayMs(random));
    count.sent += 1;
    const admitted = admits(clock.now());
    if (!admitted) count.refused += 1;
    else if (clock.now() >= settledMs) count.admittedLater += 1;
    await clock.wait(serviceMs + oneWayMs(random));
    leave({ kind: admitted ? 'answered' : 'limited' });
  };
  const callOn = async (gate: CallGate, user: string): Promise<void> => {
    while (count.sent < calls) await callOnce(gate, user);
  };

  const loopsPerReplica = Math.ceil((limit * 1.2) / plan.replicas);
  for (const gate of gatesOf(plan, clock, random)) {
    for (let loop = 0; loop < loopsPerReplica; loop += 1) void callOn(gate, `user ${loop % usersPerReplica}`);
  }
  await clock.run(() => count.sent >= calls);
  const possible = (limit * (clock.now() - settledMs)) / windowMs;
  return { refused: count.refused, used: count.admittedLater / possible };
}

function gatesOf(plan: SimulationPlan, clock: SimulatedClock, random: () => number): readonly CallGate[] {
  const { guard, replicas, limit, windowMs } = plan;
  if (guard === 'token bucket')
    return Array.from({ length: replicas }, () => tokenBucketGate(limit / replicas, windowMs, clock));
  const shared = memorySlotPool(clock);
  return Array.from({ length: replicas }, () => {
    const pool = replicas === 1 ? shared : distantPool(shared, clock, random);
    return createCallScheduler({ readLimit: async () => limit, limitUntilKnown: limit, pool, windowMs, clock, random });
  });
}

const call = {
  zone: 'eu2.make.com',
  organization: '1',
  priority: 'normal',
  quota: 'counted',
  timeoutMs: 30_000,
  limitedBefore: false,
} as const;
