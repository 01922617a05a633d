import { z } from 'zod';
import type { Random } from '../seed/random.js';

/** The longest that a timer of Node waits. */
export const longestDelayMs = 2_147_483_647;

const Milliseconds = z.number().min(0).max(longestDelayMs);

/** How long something is held up. A log-normal delay is half of the time below `medianMs`; `sigma` 0.5 is a usual network. */
export const DelaySchema = z.discriminatedUnion('distribution', [
  z.strictObject({ distribution: z.literal('constant'), ms: Milliseconds }),
  z
    .strictObject({ distribution: z.literal('uniform'), minMs: Milliseconds, maxMs: Milliseconds })
    .refine(({ minMs, maxMs }) => minMs <= maxMs, { path: ['maxMs'], message: 'maxMs is less than minMs.' }),
  z.strictObject({
    distribution: z.literal('log-normal'),
    medianMs: Milliseconds,
    sigma: z.number().min(0).max(10).default(0.5),
  }),
]);

export type Delay = z.output<typeof DelaySchema>;

/** One delay of the distribution, in milliseconds. */
export function drawDelay(delay: Delay, random: Random): number {
  if (delay.distribution === 'constant') return delay.ms;
  if (delay.distribution === 'uniform') return delay.minMs + (delay.maxMs - delay.minMs) * random.next();
  return Math.min(delay.medianMs * Math.exp(delay.sigma * standardNormal(random)), longestDelayMs);
}

/** Box and Muller's way from two even numbers to a normal one. */
function standardNormal(random: Random): number {
  // Never 0, of which there is no logarithm.
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
