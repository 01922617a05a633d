import type { RequestId } from '@modelcontextprotocol/sdk/types.js';
import { Refusal } from '../refusal.js';

/**
 * Answers that a client gets as JSON. When a request is withdrawn, or its session ends, an event stream just ends; an answer as
 * JSON would never come, so something has to be said in its place.
 */
export interface AwaitedJson {
  /** The answer, or a refusal when there will be none. */
  first(id: RequestId, answer: Promise<Response>): Promise<Response>;
  /** Nobody waits for this answer any more. */
  withdraw(id: RequestId): void;
}

/** `ended` resolves when the session has ended. */
export function awaitedJson(ended: Promise<void>): AwaitedJson {
  const lost = ended.then(() => new Refusal('answer_lost'));
  const withdrawals = new Map<RequestId, (refusal: Refusal) => void>();
  return {
    async first(id, answer) {
      const withdrawn = new Promise<Refusal>((resolve) => withdrawals.set(id, resolve));
      try {
        const first = await Promise.race([answer, lost, withdrawn]);
        if (first instanceof Refusal) throw first;
        return first;
      } finally {
        withdrawals.delete(id);
      }
    },
    withdraw: (id) => withdrawals.get(id)?.(new Refusal('request_cancelled')),
  };
}
