import type { Clock } from './clock.js';

/** Asks how many calls Make allows an organization in one window: its `license.apiLimit`. */
export type ReadLimit = (organization: string, zone: string) => Promise<number>;

/** What is known of one organization's limit. */
export interface LimitBook {
  /** The limit as last read. Reads it again in the background when that was long ago. */
  current(): number;
  /** What is known may be wrong by now: it is read again with the next look. */
  doubt(): void;
}

export interface LimitBookOptions {
  readonly read: () => Promise<number>;
  readonly untilKnown: number;
  readonly keepMs: number;
  readonly clock: Pick<Clock, 'now'>;
  readonly onError: (error: unknown) => void;
}

/** After a failed read the next one waits for this long. */
const retryMs = 10_000;

export function createLimitBook({ read, untilKnown, keepMs, clock, onError }: LimitBookOptions): LimitBook {
  let limit = untilKnown;
  let readAgainAtMs = 0;
  let reading = false;

  const readNow = async (): Promise<void> => {
    reading = true;
    readAgainAtMs = clock.now() + keepMs;
    try {
      const found = await read();
      if (!Number.isSafeInteger(found) || found < 0) throw new RangeError(`${found} is no limit of calls.`);
      limit = found;
    } catch (error) {
      readAgainAtMs = Math.min(readAgainAtMs, clock.now() + retryMs);
      onError(error);
    } finally {
      reading = false;
    }
  };

  return {
    current: () => {
      if (!reading && clock.now() >= readAgainAtMs) void readNow();
      return limit;
    },
    doubt: () => {
      readAgainAtMs = 0;
    },
  };
}
