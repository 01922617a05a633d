/** How many users wait at each replica. One that does not ask again as expected is forgotten. */
export interface WaitingReplicas {
  /** The replica's part of all waiting users, above 0 and at most 1. */
  shareOf(replica: string, users: number, nowMs: number): number;
  /** It is expected to ask again within `waitMs`, or has nobody waiting any more. */
  expect(replica: string, users: number, nowMs: number, waitMs: number): void;
}

/** How late a replica may ask and still count. */
export const lateMs = 1_000;

export function createWaitingReplicas(): WaitingReplicas {
  const expected = new Map<string, { readonly users: number; readonly untilMs: number }>();
  return {
    shareOf: (replica, users, nowMs) => {
      let others = 0;
      for (const [name, { users: waiting, untilMs }] of expected) {
        if (untilMs < nowMs) expected.delete(name);
        else if (name !== replica) others += waiting;
      }
      return Math.max(1, users) / (Math.max(1, users) + others);
    },
    expect: (replica, users, nowMs, waitMs) => {
      if (users === 0) expected.delete(replica);
      else expected.set(replica, { users, untilMs: nowMs + 2 * waitMs + lateMs });
    },
  };
}
