import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sweepSecrets } from '../secrets/secret-entries.js';
import { StateFileError, unavailable } from './state-file-error.js';
import { lockState } from './state-lock.js';
import type { StateLock } from './state-lock.js';
import type { Snapshot, StateReader } from './state-reader.js';
import { copyOf } from './state.js';
import type { State } from './state.js';
import { textOf } from './state-text.js';

/** Reads, changes and writes in one piece, whoever else does the same. */
export interface StateChanges {
  /** Answers what `body` answers once its changes are on the disk. When it throws, nothing is changed. */
  change<Answer>(body: (draft: State) => Promise<Answer>): Promise<Answer>;
  /** Resolves when the changes so far are over. */
  settled(): Promise<void>;
}

const mostAttempts = 3;

/** Changes of this process one after the other, and between processes under the lock. */
export function stateChanges(path: string, reader: StateReader, now: () => number): StateChanges {
  let last: Promise<unknown> = Promise.resolve();

  /** Undefined when the lock was lost: nothing has happened then. */
  const attempt = async <Answer>(body: (draft: State) => Promise<Answer>): Promise<{ answer: Answer } | undefined> => {
    const lock = await lockState(path).catch((error: unknown) => {
      throw unavailable(path, 'written', error);
    });
    try {
      const before = reader.current();
      const draft = copyOf(before.state);
      const answer = await body(draft);
      if (textOf(draft) === before.text) return { answer };
      sweepSecrets(draft.secrets, now());
      const after = await write(path, lock, draft, before);
      if (after === undefined) return undefined;
      reader.remember(after);
      return { answer };
    } finally {
      await lock.release();
    }
  };
  const attempts = async <Answer>(body: (draft: State) => Promise<Answer>): Promise<Answer> => {
    for (let made = 0; made < mostAttempts; made += 1) {
      const done = await attempt(body);
      if (done !== undefined) return done.answer;
    }
    throw new StateFileError(
      'state_unavailable',
      `The disk of the state file ${path} is too slow. Move it to a local disk.`,
    );
  };
  return {
    change(body) {
      const changed = last.then(() => attempts(body));
      last = changed.catch(() => undefined);
      return changed;
    },
    async settled() {
      await last;
    },
  };
}

async function write(path: string, lock: StateLock, draft: State, before: Snapshot): Promise<Snapshot | undefined> {
  const text = textOf(draft);
  try {
    await lock.file.writeFile(text);
    await setLaterTime(lock.file, before);
    await lock.file.sync();
    const stats = await lock.file.stat({ bigint: true });
    if (!(await lock.commit())) return undefined;
    await syncFolder(dirname(path));
    return { state: draft, text, stats };
  } catch (error) {
    throw unavailable(path, 'written', error);
  }
}

/** Later than that of the file before by two milliseconds, whatever the clock says: readers know a new file by its time. */
async function setLaterTime(file: FileHandle, { stats }: Snapshot): Promise<void> {
  const earliestMs = stats === undefined ? 0 : Number(stats.mtimeNs / 1_000_000n) + 2;
  const time = new Date(Math.max(Date.now(), earliestMs));
  await file.utimes(time, time);
}

/** Otherwise the new name may be lost with the power. Windows has nothing like it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
