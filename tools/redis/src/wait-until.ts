import { setTimeout as pause } from 'node:timers/promises';

/** An error after which waiting longer is pointless. */
export class HopelessError extends Error {
  override readonly name: string = 'HopelessError';
}

const limitMs = 30_000;
const everyMs = 20;

/**
 * Looks every 20 ms whether something has come true, for at most 30 s, because a test machine may be busy. A look that
 * rejects counts as "not yet", unless with a HopelessError.
 */
export async function waitUntil(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  const lastMs = Date.now() + limitMs;
  let cause: unknown;
  while (Date.now() < lastMs) {
    try {
      if (await isTrue()) return;
      cause = undefined;
    } catch (error) {
      if (error instanceof HopelessError) throw error;
      cause = error;
    }
    await pause(everyMs);
  }
  throw new Error(`Waited ${limitMs / 1000} s in vain until ${what}.`, { cause });
}
