import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, rmdir, stat, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { isFailure, StateFileError } from './state-file-error.js';

/** The right to put one new file in the place of the state. */
export interface StateLock {
  /** Empty and ours alone; what is to become the state is written here. */
  readonly file: FileHandle;
  /** Puts the file in its place. False when this process was so slow that another one took the lock away. */
  commit(): Promise<boolean>;
  /** To be called in any case, once. Never rejects: what it cannot remove is taken for dead by the next one. */
  release(): Promise<void>;
}

/** A holder needs a few milliseconds. One that is seen this long has died, or will find its lock gone. */
const deadAfterMs = 3_000;
const patienceMs = 15_000;

/**
 * The lock is the folder `<path>.lock` with the next state in it, under a name that nobody else uses. To take it is to rename
 * a folder of one's own to that name, which works only while there is none with something in it. To commit is to move one's
 * own file out of it, and to take it away from a dead process is to delete exactly the file that was seen. So of two processes
 * that both believe to hold it one can commit, however long the other one slept. Nothing depends on clocks or process ids.
 */
export async function lockState(path: string): Promise<StateLock> {
  const folder = `${path}.lock`;
  const givesUpAtMs = performance.now() + patienceMs;
  let watched = { holder: '', sinceMs: 0 };
  while (performance.now() < givesUpAtMs) {
    const holder = await holderOf(folder);
    if (holder === undefined) {
      const lock = await take(path, folder);
      if (lock !== undefined) return lock;
    } else if (holder !== watched.holder) watched = { holder, sinceMs: performance.now() };
    else if (performance.now() - watched.sinceMs > deadAfterMs) await removeIfThere(join(folder, holder));
    await pause(2 + Math.random() * 8);
  }
  const reason = `The state file ${path} is being changed by others without a pause. Try again.`;
  throw new StateFileError('state_unavailable', reason);
}

async function holderOf(folder: string): Promise<string | undefined> {
  try {
    return (await readdir(folder))[0];
  } catch (error) {
    if (isFailure(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function take(path: string, folder: string): Promise<StateLock | undefined> {
  const name = randomUUID();
  const prepared = `${folder}-${name}`;
  await mkdir(prepared, { mode: 0o700 });
  let file: FileHandle | undefined;
  try {
    file = await open(join(prepared, name), 'wx', 0o600);
    await giveToOwner(path, prepared, file);
    if (await move(prepared, folder)) return lockOn(path, folder, name, file);
  } catch (error) {
    await abandon(prepared, file);
    throw error;
  }
  await abandon(prepared, file);
  return undefined;
}

async function abandon(prepared: string, file: FileHandle | undefined): Promise<void> {
  await file?.close();
  await rm(prepared, { recursive: true, force: true });
}

/** False when somebody holds the lock. */
async function move(prepared: string, folder: string): Promise<boolean> {
  try {
    await rename(prepared, folder);
    return true;
  } catch (error) {
    if (isFailure(error, 'ENOTEMPTY', 'EEXIST')) return false;
    throw error;
  }
}

/** A command that an administrator runs must not leave behind what the server cannot read. */
async function giveToOwner(path: string, prepared: string, file: FileHandle): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const folder = await stat(dirname(path));
  const { uid, gid } = await stat(path).catch(() => folder);
  await file.chown(uid, gid);
  // By its handle: whoever owns the folder could put a link to something of the administrator's in its place.
  const handle = await open(prepared, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  await handle.chown(folder.uid, folder.gid).finally(() => handle.close());
}

function lockOn(path: string, folder: string, name: string, file: FileHandle): StateLock {
  const mine = join(folder, name);
  return {
    file,
    async commit() {
      try {
        await rename(mine, path);
        return true;
      } catch (error) {
        if (isFailure(error, 'ENOENT')) return false;
        throw error;
      }
    },
    async release() {
      await file.close().catch(() => undefined);
      await unlink(mine).catch(() => undefined);
      // Somebody else may have it by now, or have removed it.
      await rmdir(folder).catch(() => undefined);
    },
  };
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!isFailure(error, 'ENOENT')) throw error;
  }
}
