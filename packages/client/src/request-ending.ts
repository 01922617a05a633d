export interface Timing {
  /** The caller's. Its reason is thrown as it is. */
  readonly signal: AbortSignal | undefined;
  readonly deadlineMs: number;
}

/** What ends one request. */
export interface Ending {
  readonly signal: AbortSignal;
  /** Whether the deadline has passed, rather than the caller lost patience. */
  readonly late: () => boolean;
  readonly release: () => void;
}

/**
 * Neither AbortSignal.timeout, whose timer would outlive the call by as long as it was given, nor AbortSignal.any, which
 * lives, with all that listens to it, as long as the signals it was made of: callers may use one for everything.
 */
export function endingOf({ signal, deadlineMs }: Timing): Ending {
  const ending = new AbortController();
  let late = false;
  const cancel = (): void => ending.abort();
  const timer = setTimeout(() => {
    late = true;
    ending.abort();
  }, deadlineMs).unref();
  signal?.addEventListener('abort', cancel, { once: true });
  return {
    signal: ending.signal,
    late: () => late,
    release() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    },
  };
}
