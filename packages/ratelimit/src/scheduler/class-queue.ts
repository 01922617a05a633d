import type { WaitingCall } from './waiting-call.js';

/**
 * The waiting calls of one class. Users take turns, each call being one turn, which is deficit round robin for calls of
 * equal cost. Within one user the order is that of arrival; calls that Make refused before go in front of everybody.
 */
export interface ClassQueue {
  readonly size: number;
  readonly userCount: number;
  users(): Iterable<string>;
  sizeOf(user: string): number;
  add(waiting: WaitingCall): void;
  remove(waiting: WaitingCall): void;
  /** The one whose turn it is, left in its place. */
  peek(): WaitingCall | undefined;
  /** Takes that one out; its user goes to the end. */
  next(): WaitingCall | undefined;
  /** How many calls certainly go before a new one of this user. */
  ahead(user: string): number;
}

const firstOf = <Item>(items: Iterable<Item>): Item | undefined => {
  for (const item of items) return item;
  return undefined;
};

export function createClassQueue(): ClassQueue {
  const again = new Set<WaitingCall>();
  const byUser = new Map<string, Set<WaitingCall>>();
  let size = 0;

  const setOf = ({ call }: WaitingCall) => (call.limitedBefore ? again : byUser.get(call.user));
  const peek = () => firstOf(again) ?? firstOf(firstOf(byUser.values()) ?? []);
  const remove = (waiting: WaitingCall): void => {
    const calls = setOf(waiting);
    if (!calls?.delete(waiting)) return;
    size -= 1;
    if (calls !== again && calls.size === 0) byUser.delete(waiting.call.user);
  };

  return {
    get size() {
      return size;
    },
    get userCount() {
      return byUser.size;
    },
    users: () => byUser.keys(),
    sizeOf: (user) => byUser.get(user)?.size ?? 0,
    add: (waiting) => {
      size += 1;
      const { user } = waiting.call;
      if (!waiting.call.limitedBefore && !byUser.has(user)) byUser.set(user, new Set());
      setOf(waiting)?.add(waiting);
    },
    remove,
    peek,
    next: () => {
      const waiting = peek();
      if (waiting === undefined) return undefined;
      remove(waiting);
      const { user, limitedBefore } = waiting.call;
      const calls = byUser.get(user);
      if (!limitedBefore && calls !== undefined) {
        byUser.delete(user);
        byUser.set(user, calls);
      }
      return waiting;
    },
    ahead: (user) => {
      const own = byUser.get(user)?.size ?? 0;
      let calls = again.size;
      for (const waiting of byUser.values()) calls += Math.min(waiting.size, Math.max(1, own));
      return calls;
    },
  };
}
