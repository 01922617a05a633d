import type { Clock } from './clock.js';
import type { Sending } from './send.js';

/** Stands for what did not come before the deadline. */
export const late = Symbol('late');

type Patience = Pick<Sending, 'signal' | 'deadlineAtMs'>;

/** Waits for `work` as long as the call may take. Throws the reason of the call's signal when that ends the wait. */
export async function inTime<Value>(
  { signal, deadlineAtMs }: Patience,
  clock: Clock,
  work: Promise<Value>,
): Promise<Value | typeof late> {
  signal?.throwIfAborted();
  const endless = deadlineAtMs === Number.POSITIVE_INFINITY;
  if (!signal && endless) return work;
  return new Promise((resolve, reject) => {
    const release = (): void => {
      stop?.();
      signal?.removeEventListener('abort', cancel);
    };
    const cancel = (): void => {
      release();
      reject(signal?.reason);
    };
    const end = (value: Value | typeof late): void => {
      release();
      resolve(value);
    };
    const stop = endless ? undefined : clock.after(deadlineAtMs - clock.now(), () => end(late));
    signal?.addEventListener('abort', cancel, { once: true });
    work.then(end, (error: unknown) => {
      release();
      reject(error);
    });
  });
}

/** Lets `ms` pass. Resolves to `late` at once when the deadline comes before. */
export async function pause(call: Patience, clock: Clock, ms: number): Promise<typeof late | undefined> {
  const untilMs = clock.now() + ms;
  if (untilMs > call.deadlineAtMs) return late;
  await inTime({ signal: call.signal, deadlineAtMs: untilMs }, clock, new Promise<never>(() => undefined));
  return undefined;
}
