import { closeSync, constants, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { StateFileError, unavailable } from './state-file-error.js';
import { emptyState } from './state.js';
import type { State } from './state.js';
import { stateIn, textOf } from './state-text.js';

/** The state at one moment. */
export interface Snapshot {
  readonly state: State;
  /** As this version writes it. */
  readonly text: string;
  /** Of the file it is from; undefined when there was none. */
  readonly stats: BigIntStats | undefined;
}

/** Whoever asks gets what is in the file now. */
export interface StateReader {
  /** Throws a `StateFileError`. Nobody may change what is answered. */
  current(): Snapshot;
  /** What this process wrote itself need not be read. */
  remember(snapshot: Snapshot): void;
}

/** A writer puts a new file with a later time in its place, so no change leaves all three as they were. */
const isSame = (left: BigIntStats | undefined, right: BigIntStats | undefined): boolean =>
  left?.mtimeNs === right?.mtimeNs && left?.ino === right?.ino && left?.size === right?.size;

/**
 * Looks at the file with each call and reads it when it is another one. Both at once, without the thread pool: the look takes
 * two microseconds, the way through the pool forty, or as long as a slow name lookup that is in front of it.
 */
export function stateReader(path: string): StateReader {
  let last: Snapshot | undefined;
  return {
    current() {
      try {
        const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
        if (last === undefined || !isSame(last.stats, stats)) last = read(path, stats, last);
        return last;
      } catch (error) {
        throw unavailable(path, 'read', error);
      }
    },
    remember(snapshot) {
      last = snapshot;
    },
  };
}

function read(path: string, stats: BigIntStats | undefined, last: Snapshot | undefined): Snapshot {
  if (stats !== undefined) return contentOf(path);
  // To begin anew here would hide a disk that is not mounted, and leave two states behind.
  if (last?.stats !== undefined) {
    const reason = `The state file ${path} is gone. Put it back, or restart to begin with an empty one.`;
    throw new StateFileError('state_unavailable', reason);
  }
  const state = emptyState();
  return { state, text: textOf(state), stats };
}

function contentOf(path: string): Snapshot {
  const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;
  const file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stats = fstatSync(file, { bigint: true });
    if (!stats.isFile()) throw new StateFileError('state_unavailable', `The state file ${path} is not a regular file.`);
    const state = stateIn(readFileSync(file), path);
    return { state, text: textOf(state), stats };
  } finally {
    closeSync(file);
  }
}
