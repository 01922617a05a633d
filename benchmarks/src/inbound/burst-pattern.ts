const startMs = 1_790_000_000_000;

/** Times of attempts: one, a burst of 1500 after `burstAfterMs`, and one in every 1/12 000 of the window for a window and a sixth more. */
export function attemptsOf(burstAfterMs: number, windowMs: number): readonly number[] {
  const burstMs = startMs + Math.floor(burstAfterMs);
  const trickle = Array.from({ length: 14_000 }, (_none, at) => burstMs + Math.floor((at * windowMs) / 12_000));
  return [startMs, ...Array.from({ length: 1_500 }, () => burstMs), ...trickle];
}
