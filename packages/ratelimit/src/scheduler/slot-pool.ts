/** One replica asks for slots of one quota. */
export interface SlotRequest {
  /** Whose slots: zone and organization in one name. */
  readonly quota: string;
  /** Who asks; no two processes have the same name. */
  readonly replica: string;
  /** The slots that are given are called `<replica>:<firstSlot>` and upwards, so no number is ever used twice. */
  readonly firstSlot: number;
  /** Calls for which somebody waits: they may use the reserve and are hardly paced. */
  readonly urgent: number;
  /** All other waiting calls. */
  readonly plain: number;
  /** How many users wait here: replicas share the quota in proportion to it. 0 when nobody does. */
  readonly users: number;
  /** Calls that the server allows in one window. */
  readonly limit: number;
  readonly windowMs: number;
  /** After this a slot is free again although nobody freed it. */
  readonly holdMs: number;
}

/** What a replica got, and how the quota stands. Times are milliseconds from now. */
export interface SlotAnswer {
  readonly granted: number;
  /** Until when asking for an urgent call is of no use. */
  readonly urgentWaitMs: number;
  /** The same for any other call. */
  readonly plainWaitMs: number;
  /** Slots in use after this request, by all replicas. */
  readonly used: number;
  /** The limit in force: below that of the request while calls of others use up the quota. */
  readonly limit: number;
  /** Above 0 after a 429, when nothing is granted. */
  readonly frozenMs: number;
  /** This replica's part of all waiting users, above 0 and at most 1. */
  readonly share: number;
}

/**
 * Slots of quotas, shared by the replicas of a deployment. A slot is in use from `take` until one window after the call's
 * answer, so no window of the server, wherever it begins, meets more calls than there are slots.
 */
export interface SlotPool {
  /** In one step: of all that ask at once, together they get what is free and no more. */
  take(request: SlotRequest): Promise<SlotAnswer>;
  /** Frees a slot `afterMs` from now, at once with 0. A slot that is not in use is left alone. */
  free(quota: string, slot: string, afterMs: number): Promise<void>;
  /** Grants nothing for `forMs` and cuts the limit by 30 %, once while it is frozen; 2 % come back each minute. */
  freeze(quota: string, forMs: number): Promise<void>;
}
