import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file that only grows. One `append` at a time. */
export interface AppendOnlyFile {
  /**
   * Resolves when these lines are on the disk, as far as the system can tell: in the file that is at the path now, which is
   * a new one after somebody has moved or deleted it.
   */
  append(lines: Buffer): Promise<void>;
  close(): Promise<void>;
}

const newline = 0x0a;

/** Opens or creates a file for its owner alone. */
export async function openAppendOnly(path: string): Promise<AppendOnlyFile> {
  let file = await openForOwner(path);
  let endsAt = 0;

  async function followPath(): Promise<void> {
    if (await isAt(path, file)) return;
    const left = file;
    file = await openForOwner(path);
    endsAt = 0;
    await left.close();
  }

  return {
    async append(lines) {
      await followPath();
      const { size } = await stateOf(file);
      // Somebody else wrote last: this process before it crashed, or another one, and perhaps not to the end of a line.
      const torn = size !== endsAt && (await lastByte(file, size)) !== newline;
      const bytes = torn ? Buffer.concat([Buffer.of(newline), lines]) : lines;
      await writeWhole(file, bytes);
      await file.datasync();
      endsAt = size + bytes.length;
    },
    close: () => file.close(),
  };
}

async function openForOwner(path: string): Promise<FileHandle> {
  const { O_APPEND, O_CREAT, O_RDWR } = constants;
  const file = await open(path, O_APPEND | O_CREAT | O_RDWR, 0o600);
  try {
    const { mode, size, isFile } = await stateOf(file);
    if (!isFile) throw new Error('An audit log is a regular file.');
    if ((mode & 0o077) !== 0) await file.chmod(0o600);
    if (size === 0) await syncFolder(dirname(path));
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Whether this file is still the one at the path. Lines in a deleted file would be gone without anybody being told. */
async function isAt(path: string, file: FileHandle): Promise<boolean> {
  try {
    const [there, held] = await Promise.all([stat(path), file.stat()]);
    return there.ino === held.ino && there.dev === held.dev;
  } catch {
    return false;
  }
}

async function stateOf(file: FileHandle): Promise<{ mode: number; size: number; isFile: boolean }> {
  const state = await file.stat();
  return { mode: state.mode, size: state.size, isFile: state.isFile() };
}

/**
 * In one piece, if the system takes it in one: then lines of several processes do not mix. The place is the end of the file at
 * the moment of writing.
 */
async function writeWhole(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, written);
    written += bytesWritten;
  }
}

async function lastByte(file: FileHandle, size: number): Promise<number | undefined> {
  if (size === 0) return newline;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return bytesRead === 1 ? buffer[0] : undefined;
}

/** Otherwise a new file's name may be lost with the power although its bytes are kept. Windows has nothing like it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
