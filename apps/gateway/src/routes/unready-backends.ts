import { setTimeout as passed } from 'node:timers/promises';

/** How long a backend may take to answer before it counts as gone. */
const patienceMs = 1_000;

/** The names of those that fail or do not answer within a second, in their order. */
export async function unreadyBackends(backends: Readonly<Record<string, () => Promise<unknown>>>): Promise<string[]> {
  const names = Object.entries(backends).map(async ([name, ask]) => ((await answers(ask)) ? [] : [name]));
  return (await Promise.all(names)).flat();
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  const over = new AbortController();
  const late = passed(patienceMs, false, { signal: over.signal, ref: false }).catch(() => false);
  const inTime = ask().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([inTime, late]);
  } finally {
    over.abort();
  }
}
