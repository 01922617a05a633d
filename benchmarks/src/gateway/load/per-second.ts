/** How often `act` can be done in a second by so many at once, measured over about `forMs`. Rejects when one fails. */
export async function perSecond(act: () => Promise<void>, concurrency: number, forMs: number): Promise<number> {
  const begunAt = performance.now();
  let done = 0;
  const one = async (): Promise<void> => {
    while (performance.now() - begunAt < forMs) {
      await act();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  return done / ((performance.now() - begunAt) / 1000);
}
