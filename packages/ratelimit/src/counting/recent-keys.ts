import type { Kept, Tally } from './tally.js';

/** States by key, up to a number, each until it counts nothing any more. */
export interface RecentKeys<State> {
  /** The state of this key; of a newcomer a new one, or, when there is no room, the one that all newcomers share. */
  find(key: string, nowMs: number): State;
  /** Keeps what `find` has found, because it is being charged now. Nothing may come between the two. */
  keep(key: string, state: State, nowMs: number): void;
}

/**
 * Time is cut into parts of a quarter of the lifetime, and each part has a map of the keys that were last charged in it. Maps
 * go as a whole when all in them is over, so that nothing is searched, sorted or timed, however many keys there are.
 *
 * A newcomer may have charged the shared state before there was room. It begins with a copy of that, so that it has not
 * more than it is promised even then.
 */
export function recentKeys<State extends Kept>(
  { lifetimeMs, fresh, copy }: Pick<Tally<State>, 'lifetimeMs' | 'fresh' | 'copy'>,
  capacity: number,
): RecentKeys<State> {
  const partMs = Math.ceil(lifetimeMs / 4);
  /** The newest last, numbered by time. */
  let parts: { readonly number: number; readonly states: Map<string, State> }[] = [];
  let kept = 0;
  let shared = fresh();

  const turnTo = (number: number): void => {
    // A charge in a part was at its last moment the latest, and a lifetime is four parts at most.
    const ended = (of: number): boolean => of + 4 < number;
    for (const part of parts) if (ended(part.number)) kept -= part.states.size;
    parts = [...parts.filter((part) => !ended(part.number)), { number, states: new Map() }];
    if (ended(shared.segment)) shared = fresh();
  };
  /** The part of this moment. A clock that goes back stays in the part it has reached. */
  const current = (nowMs: number) => {
    const number = Math.floor(nowMs / partMs);
    const newest = parts.at(-1);
    if (newest !== undefined && newest.number >= number) return newest;
    turnTo(number);
    return parts.at(-1);
  };
  return {
    find(key, nowMs) {
      current(nowMs);
      for (let at = parts.length - 1; at >= 0; at -= 1) {
        const state = parts[at]?.states.get(key);
        if (state !== undefined) return state;
      }
      if (kept >= capacity) return shared;
      return shared.segment === -1 ? fresh() : copy(shared);
    },
    keep(key, state, nowMs) {
      const part = current(nowMs);
      if (part === undefined || state.segment === part.number) return;
      const before = state.segment;
      state.segment = part.number;
      if (state === shared) return;
      if (before === -1) kept += 1;
      else parts.find(({ number }) => number === before)?.states.delete(key);
      part.states.set(key, state);
    },
  };
}
