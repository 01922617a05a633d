import type { BodyStream } from '@makegate/webhook-verify';
import { Refusal, soon } from '../refusal.js';

/** Counts the bytes of bodies that nobody has proven genuine yet, over all hooks of a process. */
export interface BodyRoom {
  /** Reads a body on behalf of `judge`. Rejects with a `Refusal` when all of them together would hold too much. */
  within<Judged>(body: BodyStream, judge: (body: BodyStream) => Promise<Judged>): Promise<Judged>;
}

/** `mostBytes` at once. What is read of a body counts until it was judged. */
export function bodyRoom(mostBytes: number): BodyRoom {
  let held = 0;
  return {
    async within(body, judge) {
      let mine = 0;
      let isFull = false;
      async function* counted(): AsyncGenerator<Uint8Array> {
        for await (const chunk of body) {
          isFull = held + chunk.length > mostBytes;
          if (isFull) throw noRoom();
          held += chunk.length;
          mine += chunk.length;
          yield chunk;
        }
      }
      try {
        const judged = await judge(counted());
        if (isFull) throw noRoom();
        return judged;
      } finally {
        held -= mine;
      }
    },
  };
}

const noRoom = (): Refusal => new Refusal('deliveries_full', soon);
