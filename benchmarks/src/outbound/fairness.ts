import { createCallScheduler } from '@makegate/ratelimit';
import type { CallGate } from '@makegate/ratelimit';
import type { Comparison } from '../comparison.js';
import { oneWayMs, seededRandom } from './random.js';
import { simulatedClock } from './simulated-clock.js';
import { tokenBucketGate } from './token-bucket-gate.js';
import type { SimulatedClock } from './simulated-clock.js';

const users = 20;
const limit = 1_000;
const windowMs = 60_000;
const minutes = 20;
/** Calls that keep waiting: the last user has a hundred times as many as the first, who has enough for a fair part. */
const loopsOf = (user: number): number => Math.round(5 * 100 ** (user / (users - 1)));

/** How evenly a saturated quota is shared by users whose demands lie up to a hundredfold apart, on a simulated clock. */
export async function compareFairness(): Promise<Comparison> {
  const theirs = jain(await served((clock) => tokenBucketGate(limit, windowMs, clock)));
  const ours = jain(
    await served((clock) =>
      createCallScheduler({ readLimit: async () => limit, limitUntilKnown: limit, windowMs, clock }),
    ),
  );
  return {
    title: 'Outbound: how evenly twenty users are served (Jain)',
    rows: [
      {
        what: 'Jain index',
        anchor: 'first come, first served',
        theirs,
        ours,
        target: '≥ 0.98',
        reached: ours >= 0.98,
      },
    ],
    conditions: { users, limit, windowMs, minutes, demand: '1 to 100' },
  };
}

async function served(gateOf: (clock: SimulatedClock) => CallGate): Promise<readonly number[]> {
  const clock = simulatedClock();
  const gate = gateOf(clock);
  const random = seededRandom(1);
  const counts = Array.from({ length: users }, () => 0);
  const callOn = async (user: number): Promise<never> => {
    for (;;) {
      const leave = await gate.enter({ ...call, user: `${user}`, deadlineAtMs: clock.now() + 3_600_000 });
      counts[user] = (counts[user] ?? 0) + 1;
      await clock.wait(oneWayMs(random) + oneWayMs(random));
      leave({ kind: 'answered' });
    }
  };
  for (let user = 0; user < users; user += 1) {
    for (let loop = 0; loop < loopsOf(user); loop += 1) void callOn(user);
  }
  await clock.run(() => clock.now() > minutes * 60_000);
  return counts;
}

function jain(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return sum ** 2 / (values.length * values.reduce((total, value) => total + value ** 2, 0));
}

const call = {
  zone: 'eu2.make.com',
  organization: '1',
  priority: 'normal',
  quota: 'counted',
  timeoutMs: 30_000,
  limitedBefore: false,
} as const;
