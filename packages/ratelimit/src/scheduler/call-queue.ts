import type { GatedCall } from './call-gate.js';
import { createClassQueue } from './class-queue.js';
import type { ClassQueue } from './class-queue.js';
import type { WaitingCall } from './waiting-call.js';

/** All waiting calls of one organization at one replica. */
export interface CallQueue {
  readonly size: number;
  /** Calls that may use the reserve: interactive ones, and one that has waited too long when it is its turn. */
  urgent(nowMs: number): number;
  /** How many users wait. */
  users(): number;
  sizeOf(user: string): number;
  add(waiting: WaitingCall): void;
  remove(waiting: WaitingCall): void;
  next(nowMs: number): WaitingCall | undefined;
  /** How many calls certainly go before a new one like this. */
  ahead(call: GatedCall): number;
}

const classes = ['interactive', 'normal', 'batch'] as const;
/** Of so many turns one goes to a class that is passed over, if its first call has waited for `agedAfterMs`. */
const agedEvery = 10;

export function createCallQueue(agedAfterMs: number): CallQueue {
  const queues = { interactive: createClassQueue(), normal: createClassQueue(), batch: createClassQueue() };
  const ordered: readonly ClassQueue[] = classes.map((name) => queues[name]);
  let sinceAged = 0;

  const size = (): number => queues.interactive.size + queues.normal.size + queues.batch.size;

  /** Among the classes that are passed over, the one whose first call came first. */
  const agedQueue = (nowMs: number): ClassQueue | undefined => {
    const [, ...passedOver] = ordered.filter((queue) => queue.size > 0);
    const enteredAtMs = (queue: ClassQueue) => queue.peek()?.enteredAtMs ?? nowMs;
    const [oldest] = passedOver.toSorted((a, b) => enteredAtMs(a) - enteredAtMs(b));
    return oldest !== undefined && nowMs - enteredAtMs(oldest) >= agedAfterMs ? oldest : undefined;
  };
  const agedTurn = (nowMs: number): ClassQueue | undefined =>
    sinceAged + 1 >= agedEvery ? agedQueue(nowMs) : undefined;

  return {
    get size() {
      return size();
    },
    urgent: (nowMs) => queues.interactive.size + (agedTurn(nowMs) ? 1 : 0),
    users: () => {
      const waiting = ordered.filter((queue) => queue.size > 0);
      const [only, another] = waiting;
      if (only === undefined) return 0;
      if (another === undefined) return Math.max(1, only.userCount);
      return new Set(waiting.flatMap((queue) => [...queue.users()])).size || 1;
    },
    sizeOf: (user) => ordered.reduce((sum, queue) => sum + queue.sizeOf(user), 0),
    add: (waiting) => queues[waiting.call.priority].add(waiting),
    remove: (waiting) => queues[waiting.call.priority].remove(waiting),
    next: (nowMs) => {
      const aged = agedTurn(nowMs);
      sinceAged = aged ? 0 : sinceAged + 1;
      return (aged ?? ordered.find((queue) => queue.size > 0))?.next();
    },
    ahead: ({ priority, user }) => {
      const before = ordered.slice(0, classes.indexOf(priority));
      const sooner = before.reduce((sum, queue) => sum + queue.size, 0);
      return sooner + queues[priority].ahead(user);
    },
  };
}
