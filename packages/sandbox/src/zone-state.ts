import { exportLines } from './state/export.js';
import { createStateReader } from './state/import.js';
import type { StateReader } from './state/import.js';
import { replaceState } from './state/state.js';
import type { State } from './state/state.js';

/** The state of a zone as a whole: taken away, replaced, begun again. */
export interface KeptState {
  /** The lines of an export, each with its line feed. */
  lines(): Iterable<string>;
  /** Reads an export. The zone stays as it is until `replace`. */
  reader(): StateReader;
  replace(by: State): void;
  reset(): void;
}

export interface ZoneStateOptions {
  readonly state: State;
  /** The state that the zone began with, made again. */
  readonly seeded: () => State;
  /** Called after every replacement, for what goes on outside of the state. */
  readonly replaced: () => void;
}

export function zoneState({ state, seeded, replaced }: ZoneStateOptions): KeptState {
  const replace = (by: State) => {
    replaceState(state, by);
    replaced();
  };
  return {
    lines: () => exportLines(state),
    reader: () => createStateReader(state.now),
    replace,
    reset: () => replace(seeded()),
  };
}
