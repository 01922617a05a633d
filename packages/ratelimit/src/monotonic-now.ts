/** Unix time when the process started, from where it goes on evenly, whatever is done to the machine's clock. */
export const monotonicNow = (): number => performance.timeOrigin + performance.now();
