/** How to read scopes, and who learns them. */
export interface ScopeReaderOptions {
  /** Asks Make. Undefined or a rejection: Make does not tell. */
  readonly read: () => Promise<readonly string[] | undefined>;
  readonly learn: (scopes: readonly string[] | undefined) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Keeps what a Make credential may do, as Make says it. Nothing here rejects. */
export interface ScopeReader {
  /** Reads after whatever is being read, because what was read before no longer counts: another credential is there. */
  renew(): Promise<void>;
  /** Reads unless somebody has done so in the last ten seconds: Make refused something that the scopes allowed. */
  doubt(): void;
  /** Reads when the last reading is older than five minutes. */
  freshen(): void;
}

const staleAfterMs = 300_000;
const doubtPauseMs = 10_000;

/** Reads nothing until it is asked to. What was learned stays when a later reading fails. */
export function scopeReader({ read, learn, now }: ScopeReaderOptions): ScopeReader {
  let reading: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  let begunAtMs = Number.NEGATIVE_INFINITY;

  const readNow = async (): Promise<void> => {
    waiting = undefined;
    begunAtMs = now();
    const scopes = await read().catch(() => undefined);
    if (scopes !== undefined) learn(scopes);
  };
  const renew = (): Promise<void> => {
    // Those who ask while one is on its way share the next one.
    waiting ??= reading = reading.then(readNow);
    return waiting;
  };
  const readIfOlder = (ageMs: number): void => {
    if (waiting === undefined && now() - begunAtMs >= ageMs) void renew();
  };
  return { renew, doubt: () => readIfOlder(doubtPauseMs), freshen: () => readIfOlder(staleAfterMs) };
}
