import { exportLines } from './state/export.js';
import { createStateReader } from './state/import.js';
import type { ReadState, StateReader } from './state/import.js';
import type { MovableClock } from './movable-clock.js';
import { replaceState } from './state/state.js';
import type { State } from './state/state.js';

/** The state of a zone as a whole: taken away, replaced, begun again. */
export interface KeptState {
  /** The lines of an export, each with its line feed. */
  lines(): Iterable<string>;
  /** Reads an export. The zone stays as it is until `replace`. */
  reader(): StateReader;
  /** The clock goes forward to the time of the export. When it throws, the zone is as it was. */
  replace(by: ReadState): void;
  reset(): void;
}

export interface ZoneStateOptions {
  readonly state: State;
  /** The state that the zone began with, made again. */
  readonly seeded: () => State;
  readonly clock: Pick<MovableClock, 'now' | 'leap'>;
  /** Called after every replacement, for what goes on outside of the state. What it throws undoes the replacement. */
  readonly replaced: () => void;
}

export function zoneState({ state, seeded, clock, replaced }: ZoneStateOptions): KeptState {
  const replace = ({ state: by, now = 0 }: ReadState) => {
    const before = { ...state };
    const leapMs = Math.max(0, now - clock.now());
    replaceState(state, by);
    clock.leap(leapMs);
    try {
      replaced();
    } catch (error) {
      replaceState(state, before);
      clock.leap(-leapMs);
      throw error;
    }
  };
  return {
    lines: () => exportLines(state, clock.now()),
    reader: () => createStateReader(state),
    replace,
    reset: () => replace({ state: seeded(), now: undefined }),
  };
}
