import { retryAfterMsOf } from '../error-code.js';

const firstMs = 60_000;
const lastMs = 600_000;

/** How long to wait after the `count`th failure in a row, in milliseconds: doubled each time, longer when Make asks for it. */
export const retryWaitMs = (count: number, error: unknown): number =>
  Math.max(retryAfterMsOf(error), Math.min(firstMs * 2 ** (count - 1), lastMs));
