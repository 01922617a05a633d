import type { Random } from '../seed/random.js';
import { createTables } from './tables.js';
import type { Tables } from './tables.js';

/** Where the ids of a zone have come to: one that goes on from here gives the same ids as the other would have given. */
export interface IdMarks {
  readonly lastId: number;
  readonly random: number;
}

/** Everything one sandbox zone knows. Handlers read it and write it directly; nothing outlives the sandbox. */
export interface State extends Readonly<Tables> {
  /** A number no row of this zone has had. */
  readonly nextId: () => number;
  /** A 32-digit hexadecimal id, as Make gives to executions. */
  readonly nextHexId: () => string;
  readonly nextUuid: () => string;
  readonly idMarks: () => IdMarks;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A zone that knows nothing yet. */
export function createState(random: Random, now: () => number, lastGiven = 140_000 + random.between(0, 999)): State {
  let lastId = lastGiven;
  return {
    ...createTables(),
    nextId: () => {
      lastId += 1;
      return lastId;
    },
    nextHexId: () => random.hex(32),
    nextUuid: () => random.uuid(),
    idMarks: () => ({ lastId, random: random.position() }),
    now,
  };
}

/** Puts what another state knows in place of what this one knew. Whoever holds a row of before, holds it alone. */
export function replaceState(state: State, by: State): void {
  Object.assign(state, by);
}
