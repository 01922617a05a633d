/** How much is asked at once, of how many keys, for how long. */
export interface Load {
  readonly concurrency: number;
  readonly keys: number;
  readonly lastsMs: number;
}

/** Calls that ended in a second, made by so many loops of which each waits for its call. Keys are taken in turn. */
export async function callsPerSecond(
  call: (key: number) => Promise<unknown>,
  { concurrency, keys, lastsMs }: Load,
): Promise<number> {
  const startMs = performance.now();
  let calls = 0;
  let next = 0;
  const loop = async (): Promise<void> => {
    while (performance.now() - startMs < lastsMs) {
      next = (next + 1) % keys;
      await call(next);
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, loop));
  return (calls * 1000) / (performance.now() - startMs);
}
