import { once } from 'node:events';

/** Resolves with SIGTERM or SIGINT. From then on, another one ends the process at once, as it would without us. */
export async function askedToEnd(): Promise<void> {
  const asked = new AbortController();
  const { signal } = asked;
  const signals = ['SIGTERM', 'SIGINT'].map((name) => once(process, name, { signal }));
  await Promise.any(signals);
  asked.abort();
}
