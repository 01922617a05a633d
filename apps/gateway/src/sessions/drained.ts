import { setTimeout as passed } from 'node:timers/promises';
import type { LiveSession } from './live-session.js';

/** What draining looks at. */
export interface DrainParts {
  readonly sessions: () => readonly LiveSession[];
  /** Called for each session in which nothing runs any more. */
  readonly letGo: (session: LiveSession) => Promise<void>;
  readonly limitMs: number;
}

/** Waits for running calls. */
export interface Drain {
  /** To be called whenever a request has been answered. */
  look(): void;
  /** Resolves when no call runs any more, or after the limit. */
  readonly over: Promise<void>;
}

/** Begins to wait until no session runs anything, letting go each that is done. */
export function startDrain({ sessions, letGo, limitMs }: DrainParts): Drain {
  const done = new AbortController();
  const look = (): void => {
    const all = sessions();
    const letting = all.filter((session) => !session.busy()).map(letGo);
    if (letting.length === all.length) void Promise.allSettled(letting).then(() => done.abort());
  };
  const over = passed(limitMs, undefined, { signal: done.signal }).catch(() => undefined);
  look();
  return { look, over };
}
