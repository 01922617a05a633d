import type { CallOutcome, GatedCall } from './call-gate.js';
import { createCallQueue } from './call-queue.js';
import { createDeadlines } from './deadlines.js';
import { GateRefusedError } from './gate-refused-error.js';
import type { GateRefusal } from './gate-refused-error.js';
import type { LaneSettings } from './lane-settings.js';
import { createOneTimer } from './one-timer.js';
import { createOutlook } from './outlook.js';
import type { SlotAnswer } from './slot-pool.js';
import { waitFor } from './waiting-call.js';
import type { WaitingCall } from './waiting-call.js';

/** The waiting calls of one quota at one replica, and the one timer that moves them. */
export interface Lane {
  enter(call: GatedCall, signal: AbortSignal | undefined): Promise<(outcome: CallOutcome) => void>;
  readonly waiting: number;
  /** Attempts that were let in and have not ended. */
  readonly running: number;
  last(): SlotAnswer | undefined;
}

/** How soon a pool that failed is asked again. */
const poolRetryMs = 250;

export function createLane(settings: LaneSettings): Lane {
  const { quota, pool, clock, replica, windowMs, marginMs, graceMs, random, onPoolError } = settings;
  const queue = createCallQueue(windowMs);
  const deadlines = createDeadlines();
  const outlook = createOutlook(windowMs);
  const timer = createOneTimer(clock, () => void pump());
  let running = 0;
  let asking = false;
  let longestTimeoutMs = 0;

  const refused = (reason: GateRefusal, call: GatedCall): GateRefusedError =>
    new GateRefusedError(reason, Math.max(1, outlook.waitMs(call, queue.ahead(call), clock.now())));

  const refusalOf = (call: GatedCall): GateRefusal | undefined => {
    const nowMs = clock.now();
    const leftMs = call.deadlineAtMs - nowMs;
    if (!call.limitedBefore && queue.size >= settings.maxWaiting) return 'organization_queue_full';
    if (!call.limitedBefore && queue.sizeOf(call.user) >= settings.maxWaitingPerUser) return 'user_queue_full';
    // The order is only looked at where going last would be too late.
    if (outlook.waitMs(call, queue.size, nowMs) < leftMs) return undefined;
    return outlook.waitMs(call, queue.ahead(call), nowMs) < leftMs ? undefined : 'deadline';
  };

  const settle = async (slot: string, outcome: CallOutcome): Promise<void> => {
    // Make may still count it, so its slot stays in use for as long as it was taken.
    if (outcome.kind === 'unknown') return;
    if (outcome.kind === 'limited') {
      settings.onLimited();
      await pool.freeze(quota, outcome.retryAfterMs ?? windowMs);
    }
    await pool.free(quota, slot, outcome.kind === 'unsent' ? 0 : windowMs + marginMs);
    if (outcome.kind !== 'unsent') return;
    outlook.reopen();
    await pump();
  };

  const letIn = (slot: string): void => {
    const waiting = queue.next(clock.now());
    if (waiting === undefined) {
      void pool.free(quota, slot, 0).catch(onPoolError);
      return;
    }
    running += 1;
    let left = false;
    waiting.letIn((outcome) => {
      if (left) return;
      left = true;
      running -= 1;
      void settle(slot, outcome).catch(onPoolError);
    });
  };

  const ask = async (): Promise<void> => {
    const urgent = queue.urgent(clock.now());
    const plain = queue.size - urgent;
    const firstSlot = settings.firstSlot(queue.size);
    const holdMs = longestTimeoutMs + windowMs + graceMs + marginMs;
    const request = { quota, replica, firstSlot, urgent, plain, users: queue.users() };
    const answer = await pool.take({ ...request, limit: settings.limit(), windowMs, holdMs });
    outlook.note({ ...answer, plainWaitMs: answer.plainWaitMs + othersMs(answer) }, clock.now());
    refuseLate();
    for (let given = 0; given < answer.granted; given += 1) letIn(`${replica}:${firstSlot + given}`);
  };

  /** Replicas take turns: the more of the waiting users are elsewhere, the later this one asks again. */
  const othersMs = ({ granted, limit, share }: SlotAnswer): number =>
    (windowMs / Math.max(1, limit)) * (1 / share - 1) * (granted > 0 ? 1 : random() / 2);

  const pump = async (): Promise<void> => {
    if (asking) return;
    refuseLate();
    if (queue.size > 0 && askAtMs() <= clock.now()) {
      asking = true;
      await ask().catch((error: unknown) => {
        outlook.failed(clock.now(), poolRetryMs);
        onPoolError(error);
      });
      asking = false;
    }
    if (queue.size > 0) return timer.wakeAt(Math.min(askAtMs(), deadlines.nextMs()));
    longestTimeoutMs = 0;
    timer.cancel();
  };

  const askAtMs = (): number =>
    queue.urgent(clock.now()) > 0
      ? Math.min(outlook.askAtMs('interactive'), outlook.askAtMs('batch'))
      : outlook.askAtMs('batch');

  const refuseLate = (): void => {
    for (const waiting of deadlines.over(clock.now())) {
      queue.remove(waiting);
      waiting.refuse(refused('deadline', waiting.call));
    }
  };

  const wait = (waiting: WaitingCall): void => {
    longestTimeoutMs = Math.max(longestTimeoutMs, waiting.call.timeoutMs);
    queue.add(waiting);
    deadlines.add(waiting, queue.size);
    void pump();
  };

  return {
    get waiting() {
      return queue.size;
    },
    get running() {
      return running;
    },
    last: () => outlook.last(),
    enter: async (call, signal) => {
      signal?.throwIfAborted();
      const refusal = refusalOf(call);
      if (refusal) throw refused(refusal, call);
      return waitFor(call, clock.now(), signal, { wait, forget: (waiting) => queue.remove(waiting) });
    },
  };
}
