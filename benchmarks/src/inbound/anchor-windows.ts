/** The window that rate-limiter-flexible keeps, on a passed clock: it begins with the first call. */
export function fixedWindow(quota: number, windowMs: number): (atMs: number) => boolean {
  let endsAtMs = Number.NEGATIVE_INFINITY;
  let spent = 0;
  return (atMs) => {
    if (atMs >= endsAtMs) [endsAtMs, spent] = [atMs + windowMs, 0];
    spent += 1;
    return spent <= quota;
  };
}

/** Two windows by the clock, of which the earlier counts by the part of it that is not a window old. */
export function interpolatedWindow(quota: number, windowMs: number): (atMs: number) => boolean {
  let number = 0;
  let [before, spent] = [0, 0];
  return (atMs) => {
    const current = Math.floor(atMs / windowMs);
    if (current !== number) [before, spent, number] = [current === number + 1 ? spent : 0, 0, current];
    const weight = 1 - (atMs % windowMs) / windowMs;
    if (before * weight + spent + 1 > quota) return false;
    spent += 1;
    return true;
  };
}
