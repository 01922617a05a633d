import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { MovableClock } from '../movable-clock.js';
import { longestAdvanceMs } from '../movable-clock.js';
import { requireJson } from './controls.js';
import { badRequest } from './refusal.js';

/** How far to move the clock, or to what time; milliseconds since 1970 or a date with a time. */
const Move = z.union([
  z.strictObject({ advanceMs: z.int().nonnegative().max(longestAdvanceMs) }),
  z.strictObject({ at: z.union([z.int(), z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))]) }),
]);

/** Not part of Make: how other processes read the zone's clock and move it forward. */
export function addClockControls(app: FastifyInstance, clock: MovableClock): void {
  app.get('/_sandbox/clock', () => timeOf(clock));
  app.post('/_sandbox/clock', { onRequest: requireJson }, ({ body }) => {
    const move = Move.safeParse(body);
    if (!move.success) {
      throw badRequest(
        `Send { advanceMs } with at most ${longestAdvanceMs} milliseconds, or { at } with a time to come.`,
      );
    }
    clock.advance('at' in move.data ? untilThen(clock, move.data.at) : move.data.advanceMs);
    return timeOf(clock);
  });
}

function untilThen(clock: MovableClock, atMs: number): number {
  const ms = atMs - clock.now();
  if (ms >= 0 && ms <= longestAdvanceMs) return ms;
  throw badRequest(`The clock only goes forward, and by ${longestAdvanceMs} milliseconds at the most.`);
}

function timeOf(clock: MovableClock) {
  const now = clock.now();
  return { now, time: new Date(now).toISOString(), aheadMs: clock.aheadMs() };
}
