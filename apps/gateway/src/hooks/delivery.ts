import type { BodyStream, DeliveryHead } from '@makegate/webhook-verify';

/** A request to a hook, before anything about it is known to be true. */
export interface IncomingDelivery extends DeliveryHead {
  /** Not read before. */
  readonly body: BodyStream;
  /** As the sender announced it; undefined when it did not. */
  readonly bodyBytes: number | undefined;
  readonly ip: string;
  readonly contentType: string | undefined;
  /** The id of the request: in its answer, in what is sent to Make, in logs and in the audit log. */
  readonly correlationId: string;
}

/** What a handler gets of a genuine delivery. */
export interface GenuineDelivery {
  /** Exactly the bytes that came. */
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
  readonly correlationId: string;
}

/** What became of a delivery, for the audit log; nothing that callers wrote. */
export type Handed = Readonly<Record<string, string | number>>;

/** Hands a genuine delivery on. Resolves when Make has taken it over; rejects when that is not so, or not known. */
export type Handle = (delivery: GenuineDelivery) => Promise<Handed>;

/** How long a handler waits for Make. Senders wait for their answer hardly longer. */
export const handlerDeadlineMs = 20_000;
