import type { Random } from '../seed/random.js';
import { createTables } from './tables.js';
import type { Tables } from './tables.js';

/** Where the ids of a zone have come to: one that goes on from here gives the same ids as the other would have given. */
export interface IdMarks {
  readonly lastId: number;
  readonly random: number;
}

/** What a zone knows of the time. */
export interface ZoneTime {
  /** Milliseconds since 1970, by which things are planned, become due and expire. */
  readonly now: () => number;
  /** The same instant as this zone writes it down, whose clock may be fast or slow on purpose. */
  readonly timestamp: () => number;
}

/** Everything one sandbox zone knows. Handlers read it and write it directly; nothing outlives the sandbox. */
export interface State extends Readonly<Tables>, ZoneTime {
  /** A number no row of this zone has had. */
  readonly nextId: () => number;
  /** A 32-digit hexadecimal id, as Make gives to executions. */
  readonly nextHexId: () => string;
  readonly nextUuid: () => string;
  readonly idMarks: () => IdMarks;
}

/** What another zone has come to. */
export interface StateStart {
  /** The last id that was given. */
  readonly lastId: number;
  readonly tables: Tables;
}

/** A zone that knows nothing yet, or one that goes on from where another has come to. */
export function createState(random: Random, { now, timestamp }: ZoneTime, start?: StateStart): State {
  let lastId = start?.lastId ?? 140_000 + random.between(0, 999);
  return {
    ...(start?.tables ?? createTables()),
    nextId: () => {
      lastId += 1;
      return lastId;
    },
    nextHexId: () => random.hex(32),
    nextUuid: () => random.uuid(),
    idMarks: () => ({ lastId, random: random.position() }),
    now,
    timestamp,
  };
}

/** Puts what another state knows in place of what this one knew. Whoever holds a row of before, holds it alone. */
export function replaceState(state: State, by: State): void {
  Object.assign(state, by);
}
