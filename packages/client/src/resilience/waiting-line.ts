import type { Clock } from './clock.js';
import { inTime, late } from './in-time.js';
import type { Sending } from './send.js';

/** Those who wait for something of which there is not enough, in the order of coming. */
export interface WaitingLine<Ticket> {
  readonly length: number;
  /** Gives out what there is. To be called when there may be more than before. */
  serve(): void;
  /** Waits for a ticket as long as the call may take; nothing when none came. */
  wait(call: Pick<Sending, 'signal' | 'deadlineAtMs'>): Promise<Ticket | undefined>;
}

export interface WaitingLineOptions<Ticket> {
  readonly clock: Clock;
  /** The next ticket, when there is one now. */
  readonly next: () => Ticket | undefined;
  /** Takes a ticket back that came when nobody waited for it any longer. */
  readonly unused: (ticket: Ticket) => void;
  /** Somebody came or left. */
  readonly changed: () => void;
}

export function waitingLine<Ticket>(options: WaitingLineOptions<Ticket>): WaitingLine<Ticket> {
  const { clock, next, unused, changed } = options;
  const waiting = new Map<object, (ticket: Ticket) => void>();
  return {
    get length() {
      return waiting.size;
    },
    serve() {
      for (const [place, give] of waiting) {
        const ticket = next();
        if (ticket === undefined) return;
        waiting.delete(place);
        give(ticket);
      }
    },
    async wait(call) {
      const place = {};
      const coming = new Promise<Ticket>((resolve) => waiting.set(place, resolve));
      let ticket: Ticket | typeof late = late;
      try {
        changed();
        ticket = await inTime(call, clock, coming);
      } finally {
        waiting.delete(place);
        if (ticket === late) void coming.then(unused);
        changed();
      }
      return ticket === late ? undefined : ticket;
    },
  };
}
