/** Our part of the limit. The rest is for the calls that somebody waits for. */
const share = 0.2;

/** Assumed while the limit is not known: the lowest that was seen. */
const lowestApiLimit = 30;

const lookAgainAfterMs = 600_000;

/**
 * How many requests a minute we may make in the background. Whoever asks first has the limit looked up; one that could
 * not be found out is looked up again after ten minutes. Never rejects.
 */
export function apiShare(apiLimit: () => Promise<number | undefined>, now: () => number): () => Promise<number> {
  let found: Promise<number | undefined> | undefined;
  let lookAgainAtMs = Infinity;

  const lookUp = async (): Promise<number | undefined> => {
    lookAgainAtMs = Infinity;
    const limit = await apiLimit().catch(() => undefined);
    if (limit === undefined) lookAgainAtMs = now() + lookAgainAfterMs;
    return limit;
  };

  return async () => {
    if (found === undefined || now() >= lookAgainAtMs) found = lookUp();
    return Math.max(1, Math.floor(((await found) ?? lowestApiLimit) * share));
  };
}
