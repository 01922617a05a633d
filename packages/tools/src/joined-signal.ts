/** A signal for one piece of work. */
export interface JoinedSignal {
  readonly signal: AbortSignal;
  /** Lets go of the signals it was made of: it no longer follows them, and they no longer hold it. */
  readonly release: () => void;
}

/**
 * Fires with the first of these, for its reason. Unlike `AbortSignal.any` it can be let go of: Node keeps what that gives,
 * and all that listens to it, for as long as its sources live, and a session lives much longer than a call.
 */
export function joinedSignal(...sources: readonly AbortSignal[]): JoinedSignal {
  const joined = new AbortController();
  const stops = sources.map((source) => {
    const follow = (): void => joined.abort(source.reason);
    if (source.aborted) follow();
    else source.addEventListener('abort', follow, { once: true });
    return () => source.removeEventListener('abort', follow);
  });
  return {
    signal: joined.signal,
    release: () => {
      for (const stop of stops) stop();
    },
  };
}
