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
  /**
   * Reads after whatever is being read, because another credential is there: what was learned before no longer counts, and
   * is forgotten when Make does not tell.
   */
  renew(): Promise<void>;
  /** Reads unless somebody has done so in the last ten seconds: Make refused something that the scopes allowed. */
  doubt(): void;
  /** Reads when the last reading is older than five minutes. */
  freshen(): void;
}

const staleAfterMs = 300_000;
const doubtPauseMs = 10_000;

/** Reads nothing until it is asked to. What was learned stays when a later reading of the same credential's scopes fails. */
export function scopeReader({ read, learn, now }: ScopeReaderOptions): ScopeReader {
  let reading: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  let begunAtMs = Number.NEGATIVE_INFINITY;

  /** Whether what is known belongs to a credential that is no longer there. */
  let outdated = false;

  const readNow = async (): Promise<void> => {
    waiting = undefined;
    begunAtMs = now();
    const forget = outdated;
    outdated = false;
    const scopes = await read().catch(() => undefined);
    if (scopes !== undefined || forget) learn(scopes);
  };
  const readNext = (): Promise<void> => {
    // Those who ask while one is on its way share the next one.
    waiting ??= reading = reading.then(readNow);
    return waiting;
  };
  const renew = (): Promise<void> => {
    outdated = true;
    return readNext();
  };
  const readIfOlder = (ageMs: number): void => {
    if (waiting === undefined && now() - begunAtMs >= ageMs) void readNext();
  };
  return { renew, doubt: () => readIfOlder(doubtPauseMs), freshen: () => readIfOlder(staleAfterMs) };
}
