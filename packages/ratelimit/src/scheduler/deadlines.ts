import { createHeap } from './heap.js';
import type { WaitingCall } from './waiting-call.js';

/** Waiting calls by the end of their time. */
export interface Deadlines {
  /** `live` is how many calls wait, by which it is known when most of those kept here are gone. */
  add(waiting: WaitingCall, live: number): void;
  /** Those whose time is over, without the ones that are gone already; each is told once. */
  over(nowMs: number): WaitingCall[];
  /** The next deadline, or `Infinity`. */
  nextMs(): number;
}

/** So many gone calls are kept at least before it is worth while to look for them. */
const goneKept = 64;

export function createDeadlines(): Deadlines {
  let calls = newHeap();
  const dropGone = (): void => {
    while (calls.peek()?.gone) calls.pop();
  };
  const compact = (): void => {
    const all = calls;
    calls = newHeap();
    for (let next = all.pop(); next !== undefined; next = all.pop()) if (!next.gone) calls.push(next);
  };
  return {
    add: (waiting, live) => {
      calls.push(waiting);
      if (calls.size > 2 * live + goneKept) compact();
    },
    over: (nowMs) => {
      const late: WaitingCall[] = [];
      for (let top = calls.peek(); top !== undefined; top = calls.peek()) {
        if (!top.gone && top.call.deadlineAtMs > nowMs) break;
        calls.pop();
        if (!top.gone) late.push(top);
      }
      return late;
    },
    nextMs: () => {
      dropGone();
      return calls.peek()?.call.deadlineAtMs ?? Infinity;
    },
  };
}

const newHeap = () => createHeap<WaitingCall>(({ call }) => call.deadlineAtMs);
