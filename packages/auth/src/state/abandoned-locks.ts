import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Whoever waits for the lock makes such a folder anew every few milliseconds, so that an hour is long enough for any of them. */
const abandonedAfterMs = 3_600_000;

/**
 * Removes the folders `<path>.lock-<uuid>` of processes that were killed while they waited for the lock. Never rejects: what
 * stays is in nobody's way.
 */
export async function removeAbandonedLocks(path: string, nowMs: number): Promise<void> {
  const folder = dirname(path);
  const prefix = `${basename(path)}.lock-`;
  const names = await readdir(folder).catch((): string[] => []);
  await Promise.all(
    names
      .filter((name) => name.startsWith(prefix) && uuid.test(name.slice(prefix.length)))
      .map((name) => removeIfOld(join(folder, name), nowMs)),
  );
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

async function removeIfOld(folder: string, nowMs: number): Promise<void> {
  try {
    const { mtimeMs } = await stat(folder);
    if (nowMs - mtimeMs > abandonedAfterMs) await rm(folder, { recursive: true });
  } catch {
    // Gone by itself, or not ours to remove.
  }
}
