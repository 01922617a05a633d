import { createTables } from './tables.js';
import type { Tables } from './tables.js';

/** Everything one sandbox zone knows. Handlers read it and write it directly; nothing outlives the sandbox. */
export interface State extends Readonly<Tables> {
  /** A number no row of this zone has had. */
  readonly nextId: () => number;
  /** A 32-digit hexadecimal id, as Make gives to executions. */
  readonly nextHexId: () => string;
  readonly nextUuid: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Where the ids of new rows come from. */
export interface IdSource {
  /** Whole, both ends included. */
  between(least: number, most: number): number;
  hex(digits: number): string;
  uuid(): string;
}

/** A zone that knows nothing yet. */
export function createState(ids: IdSource, now: () => number): State {
  let lastId = 140_000 + ids.between(0, 999);
  return {
    ...createTables(),
    nextId: () => {
      lastId += 1;
      return lastId;
    },
    nextHexId: () => ids.hex(32),
    nextUuid: () => ids.uuid(),
    now,
  };
}
