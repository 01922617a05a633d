import type { Verifier } from './create-verifier.js';
import type { Delivery } from './delivery.js';
import type { Accepted, Reason, Refused } from './verdict.js';

/** Deals with a genuine delivery. If it throws, the delivery counts as not dealt with and the error travels on. */
export type DeliveryHandler = (delivery: Accepted) => Promise<void> | void;

/** What an adapter may be told. */
export interface AdapterOptions {
  /** Told of every refusal, for logs and audit. It must not throw. */
  readonly onRefused?: (refused: Refused) => void;
}

/** Everything that is not listed gets 401, so that an answer says nothing about what was wrong. */
const statusOf: Partial<Readonly<Record<Reason, number>>> = {
  body_too_large: 413,
  // A sender that repeats what was dealt with shall stop; one whose first attempt is still being dealt with shall come back.
  delivery_repeated: 200,
  delivery_in_progress: 409,
  replay_guard_full: 503,
};

/**
 * Verifies, handles and settles the claim. Resolves to the HTTP status: 200 when it was dealt with, now or before, else 401,
 * 409, 413 or 503. Rejects with what the handler or a failing port rejects with, which is for the framework to answer (500).
 */
export async function handleDelivery(
  verifier: Verifier,
  delivery: Delivery,
  handler: DeliveryHandler,
  { onRefused }: AdapterOptions = {},
): Promise<number> {
  const verdict = await verifier.verify(delivery);
  if (!verdict.ok) {
    onRefused?.(verdict);
    return statusOf[verdict.reason] ?? 401;
  }
  try {
    await handler(verdict);
  } catch (error) {
    // When that fails too, the lease will end by itself; what went wrong first is what has to be heard of.
    await verdict.claim?.release().catch(() => {});
    throw error;
  }
  await verdict.claim?.done();
  return 200;
}
