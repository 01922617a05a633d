import { randomUUID } from 'node:crypto';
import type { CallGate, GatedCall } from './call-gate.js';
import { systemClock } from './clock.js';
import type { Clock } from './clock.js';
import { createLane } from './lane.js';
import type { Lane } from './lane.js';
import { createLimitBook } from './limit-book.js';
import type { LimitBook, ReadLimit } from './limit-book.js';
import { memorySlotPool } from './memory-slot-pool.js';
import type { SlotPool } from './slot-pool.js';

/** What may be said about a scheduler. */
export interface CallSchedulerOptions {
  /** Asked before long for each organization, again every ten minutes and after a 429. It may pass the scheduler itself. */
  readonly readLimit: ReadLimit;
  /** Where slots are kept. Default `memorySlotPool()`, for a process that has its quotas for itself. */
  readonly pool?: SlotPool;
  /** The length of the server's window. Default 60 000, which is Make's. */
  readonly windowMs?: number;
  /** The limit of an organization until it is read. Default 30, the least that Make grants. */
  readonly limitUntilKnown?: number;
  /** How much later than its timeout a call may still reach Make. Default 30 000. */
  readonly graceMs?: number;
  /** Waiting calls of one user in one organization. Default 1000. */
  readonly maxWaitingPerUser?: number;
  /** Waiting calls of one organization. Default 10 000. */
  readonly maxWaiting?: number;
  /** Default: real time. */
  readonly clock?: Clock;
  /** From 0 to below 1, to keep replicas from asking at the same instant. Default `Math.random`. */
  readonly random?: () => number;
  /** Told when the pool fails and when a limit cannot be read, for logs and metrics. It must not throw. */
  readonly onError?: (error: unknown) => void;
}

/** How a quota stands, as this replica last heard. */
export interface QuotaStanding {
  /** Calls in one window: what Make grants, less what others seem to use. */
  readonly limit: number;
  /** Slots in use, by all replicas. */
  readonly used: number;
  /** Calls that wait at this replica. */
  readonly waiting: number;
  /** Attempts of this replica under way. */
  readonly running: number;
}

/** Lets calls wait until Make has room for them. */
export interface CallScheduler extends CallGate {
  /** Says that the plan of an organization has changed, so that its limit is read again. */
  relearn(zone: string, organization: string): void;
  /** `undefined` for an organization that has not asked for anything yet, or not for long. */
  standing(zone: string, organization: string): QuotaStanding | undefined;
}

interface Organization {
  readonly lane: Lane;
  readonly book: LimitBook;
}

const keepLimitMs = 600_000;
/** Clocks of two machines drift apart by less than this part of a window, and are read in whole milliseconds. */
const driftPart = 0.001;
const readingMs = 2;
/** So many quotas are known before those that nobody uses are forgotten. */
const idleKept = 1_000;

export function createCallScheduler(options: CallSchedulerOptions): CallScheduler {
  const { clock = systemClock, windowMs = 60_000, random = Math.random, onError = () => {} } = options;
  const organizations = new Map<string, Organization>();
  const replica = randomUUID();
  let slots = 0;
  const shared = {
    pool: options.pool ?? memorySlotPool(clock),
    clock,
    replica,
    windowMs,
    marginMs: windowMs * driftPart + readingMs,
    graceMs: options.graceMs ?? 30_000,
    maxWaitingPerUser: options.maxWaitingPerUser ?? 1_000,
    maxWaiting: options.maxWaiting ?? 10_000,
    random,
    onPoolError: onError,
    firstSlot: (count: number) => (slots += count) - count,
  };

  const organizationOf = ({ zone, organization }: Pick<GatedCall, 'zone' | 'organization'>): Organization => {
    const quota = quotaOf(zone, organization);
    const known = organizations.get(quota);
    if (known) return known;
    forgetIdle();
    const book = createLimitBook({
      read: () => options.readLimit(organization, zone),
      untilKnown: options.limitUntilKnown ?? 30,
      keepMs: keepLimitMs,
      clock,
      onError,
    });
    const lane = createLane({ ...shared, quota, limit: () => book.current(), onLimited: () => book.doubt() });
    const opened = { lane, book };
    organizations.set(quota, opened);
    return opened;
  };

  const forgetIdle = (): void => {
    if (organizations.size < idleKept) return;
    for (const [quota, { lane }] of organizations) {
      if (lane.waiting + lane.running === 0) organizations.delete(quota);
    }
  };

  return {
    enter: async (call, signal) => {
      if (call.quota === 'exempt') return () => {};
      return organizationOf(call).lane.enter(call, signal);
    },
    relearn: (zone, organization) => organizations.get(quotaOf(zone, organization))?.book.doubt(),
    standing: (zone, organization) => {
      const lane = organizations.get(quotaOf(zone, organization))?.lane;
      const last = lane?.last();
      if (!lane || !last) return undefined;
      return { limit: last.limit, used: last.used, waiting: lane.waiting, running: lane.running };
    },
  };
}

/** No zone has a slash in its name. */
const quotaOf = (zone: string, organization: string): string => `${zone}/${organization}`;
