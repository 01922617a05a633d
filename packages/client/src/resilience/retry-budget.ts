import type { Clock } from './clock.js';
import type { Sending } from './send.js';
import { waitingLine } from './waiting-line.js';

/** How many repeats a client sends, so that trouble at Make's never meets a multiple of the usual traffic. */
export interface RetryBudget {
  /** A call was sent for the first time: a tenth of a repeat is earned. */
  earn(): void;
  /** Takes a repeat, waiting for it as long as the call may. False: there was none. */
  take(call: Pick<Sending, 'signal' | 'deadlineAtMs'>): Promise<boolean>;
}

const perCall = 0.1;
const everyMs = 1_000;
const most = 10;
/** Tenths do not always add up to one. */
const almostOne = 1 - 1e-6;

/** Ten repeats at first and at most; one comes with every ten calls, and one with every second. */
export function retryBudget(clock: Clock): RetryBudget {
  let left = most;
  let asOfMs = clock.now();
  let stopTimer: (() => void) | undefined;

  function next(): true | undefined {
    const nowMs = clock.now();
    left = Math.min(most, left + (nowMs - asOfMs) / everyMs);
    asOfMs = nowMs;
    if (left < almostOne) return undefined;
    left -= 1;
    return true;
  }

  const line = waitingLine<true>({ clock, next, unused: () => (left += 1), changed: serve });

  function serve(): void {
    line.serve();
    stopTimer?.();
    stopTimer = line.length > 0 ? clock.after((1 - left) * everyMs, serve) : undefined;
  }

  return {
    earn() {
      left = Math.min(most, left + perCall);
      if (line.length > 0) serve();
    },
    async take(call) {
      return ((line.length === 0 && next()) || (await line.wait(call))) ?? false;
    },
  };
}
