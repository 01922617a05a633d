import type { GatedCall } from './call-gate.js';
import type { SlotAnswer } from './slot-pool.js';

/** What the last answer of the pool lets a replica expect. */
export interface Outlook {
  note(answer: SlotAnswer, nowMs: number): void;
  /** Until when asking for such a call is of no use; 0 when it may be worth while at once. */
  askAtMs(priority: GatedCall['priority']): number;
  /** The pool did not answer: it is asked again after `retryMs`. */
  failed(nowMs: number, retryMs: number): void;
  /** Asking is worth while again, for a slot came back. */
  reopen(): void;
  /** How long a call waits at least when `ahead` others go before it. */
  waitMs(call: GatedCall, ahead: number, nowMs: number): number;
  last(): SlotAnswer | undefined;
}

export function createOutlook(windowMs: number): Outlook {
  let last: SlotAnswer | undefined;
  let notedAtMs = 0;
  let urgentAtMs = 0;
  let plainAtMs = 0;

  const askAtMs = (priority: GatedCall['priority']): number => (priority === 'interactive' ? urgentAtMs : plainAtMs);

  return {
    note: (answer, nowMs) => {
      last = answer;
      notedAtMs = nowMs;
      urgentAtMs = nowMs + answer.urgentWaitMs;
      plainAtMs = nowMs + answer.plainWaitMs;
    },
    failed: (nowMs, retryMs) => {
      urgentAtMs = nowMs + retryMs;
      plainAtMs = nowMs + retryMs;
    },
    askAtMs,
    reopen: () => {
      if (last !== undefined && last.frozenMs > 0) return;
      urgentAtMs = 0;
      plainAtMs = 0;
    },
    waitMs: ({ priority }, ahead, nowMs) => {
      if (last === undefined) return 0;
      const perMs = (Math.max(1, last.limit) * last.share) / windowMs;
      const free = Math.max(0, last.limit - last.used) + (nowMs - notedAtMs) * perMs;
      return Math.max(0, askAtMs(priority) - nowMs, (ahead - free) / perMs);
    },
    last: () => last,
  };
}
