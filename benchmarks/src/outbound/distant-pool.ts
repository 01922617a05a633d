import type { SlotPool } from '@makegate/ratelimit';
import type { SimulatedClock } from './simulated-clock.js';

/** A pool at the other end of a network, as Redis is: each command takes a while there and back. */
export function distantPool(pool: SlotPool, clock: SimulatedClock, random: () => number): SlotPool {
  const away = (): Promise<void> => clock.wait(0.2 + 0.8 * random());
  const asked = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    await away();
    const answer = await ask();
    await away();
    return answer;
  };
  return {
    take: (request) => asked(() => pool.take(request)),
    free: (quota, slot, afterMs) => asked(() => pool.free(quota, slot, afterMs)),
    freeze: (quota, forMs) => asked(() => pool.freeze(quota, forMs)),
  };
}
