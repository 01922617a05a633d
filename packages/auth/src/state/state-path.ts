import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { lstat, open, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isFailure, StateFileError, unavailable } from './state-file-error.js';

/**
 * Where the file really is, symbolic links followed, so that every name of it means one lock. Throws a `StateFileError` when
 * somebody else could put another file in its place.
 */
export async function openStatePath(path: string): Promise<string> {
  const given = resolve(path);
  try {
    const real = await follow(given);
    for (const folder of new Set([await realpath(dirname(given)), dirname(real)])) await assertFolder(folder);
    await assertFile(real);
    return real;
  } catch (error) {
    throw unavailable(given, 'read', error);
  }
}

/**
 * Makes the file its owner's alone (0600), if there is one. To be called once it is known to be a state file: an administrator may
 * have followed a link to something else.
 */
export async function closeToOthers(path: string): Promise<void> {
  if (self === undefined) return;
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      if (((await file.stat()).mode & 0o077) !== 0) await file.chmod(0o600);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!isFailure(error, 'ENOENT')) throw unavailable(path, 'written', error);
  }
}

async function follow(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!isFailure(error, 'ENOENT')) throw error;
  }
  // A plain file that is there by now was made by another process meanwhile, and is as good as one that is still missing.
  const isLink = await lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
  if (isLink) throw new StateFileError('state_unavailable', `${path} is a link to nothing. Remove or mend the link.`);
  return join(await folderOf(path), basename(path));
}

async function folderOf(path: string): Promise<string> {
  const folder = dirname(path);
  try {
    return await realpath(folder);
  } catch (error) {
    if (!isFailure(error, 'ENOENT')) throw error;
    const reason = `The folder of the state file does not exist. Create it: mkdir -p -m 700 ${folder}`;
    throw new StateFileError('state_unavailable', reason);
  }
}

/** Whether the system has owners and modes at all, and whether the one who asks is above them. */
const self = process.getuid?.();

const isStranger = ({ uid }: Stats): boolean => self !== undefined && self !== 0 && uid !== self && uid !== 0;

async function assertFolder(folder: string): Promise<void> {
  const state = await stat(folder);
  if (!state.isDirectory()) throw new StateFileError('state_unavailable', `${folder} is not a folder.`);
  if (self === undefined) return;
  if (isStranger(state)) throw exposed(`The folder ${folder} belongs to somebody else. Use one of your own.`);
  if ((state.mode & 0o022) !== 0) {
    throw exposed(`Others may write in the folder ${folder} of the state file. Forbid it: chmod go-w ${folder}`);
  }
}

async function assertFile(path: string): Promise<void> {
  const state = await stat(path).catch((error: unknown) => {
    if (isFailure(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (state === undefined) return;
  if (!state.isFile()) throw new StateFileError('state_unavailable', `The state file ${path} is not a regular file.`);
  if (isStranger(state)) throw exposed(`The state file ${path} belongs to somebody else. Use one of your own.`);
}

const exposed = (reason: string): StateFileError => new StateFileError('state_exposed', reason);
