import type { Clock } from './clock.js';
import { inTime, late } from './in-time.js';
import { isShareable, readKeyOf } from './read-key.js';
import type { Result, Send, Sending } from './send.js';

/** A read under way, for everybody who wants the same. */
interface Flight {
  readonly result: Promise<Result>;
  readonly deadlineAtMs: number;
  landed: boolean;
  /** When the last of those who wait has left, nobody wants it any more. */
  waiting: number;
  readonly abandon: AbortController;
}

const tooLate: Result = { kind: 'late', reached: true, reason: undefined };

/** Sends identical reads once. Whoever leaves early leaves alone; what a write has overtaken is not joined any more. */
export function sharedReads(clock: Clock, next: Send): Send {
  const flights = new Map<string, Flight>();

  function take(key: string, call: Sending): Flight {
    const abandon = new AbortController();
    const result = next({ ...call, signal: abandon.signal });
    const flight = { result, deadlineAtMs: call.deadlineAtMs, landed: false, waiting: 0, abandon };
    flights.set(key, flight);
    const land = (): void => {
      flight.landed = true;
      remove(key, flight);
    };
    result.then(land, land);
    return flight;
  }

  function remove(key: string, flight: Flight): void {
    if (flights.get(key) === flight) flights.delete(key);
  }

  async function join(key: string, flight: Flight, { signal, deadlineAtMs }: Sending): Promise<Result> {
    flight.waiting += 1;
    // It keeps its own deadline by itself.
    const endsAtMs = deadlineAtMs < flight.deadlineAtMs ? deadlineAtMs : Number.POSITIVE_INFINITY;
    try {
      const result = await inTime({ signal, deadlineAtMs: endsAtMs }, clock, flight.result);
      return result === late ? tooLate : result;
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0 && !flight.landed) {
        remove(key, flight);
        flight.abandon.abort();
      }
    }
  }

  const mayStillCome = (result: Result, flight: Flight, call: Sending): boolean =>
    (result.kind === 'late' || result.kind === 'withheld') &&
    flight.deadlineAtMs < call.deadlineAtMs &&
    clock.now() < call.deadlineAtMs;

  async function read(call: Sending): Promise<Result> {
    const key = readKeyOf(call);
    for (;;) {
      const flight = flights.get(key) ?? take(key, call);
      const result = await join(key, flight, call);
      // It has ended by the deadline of whoever began it, and this call has more time.
      if (!mayStillCome(result, flight, call)) return result;
    }
  }

  return async (call) => {
    call.signal?.throwIfAborted();
    if (isShareable(call)) return read(call);
    try {
      return await next(call);
    } finally {
      // What was read before the write may be answered from before it.
      if (call.endpoint.effect !== 'read') flights.clear();
    }
  };
}
