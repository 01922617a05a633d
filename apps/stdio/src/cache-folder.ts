import { mkdirSync, statSync } from 'node:fs';
import { log } from './log.js';

const groupOrOthersMayWrite = 0o022;

/**
 * Makes the folder for its owner alone, or takes it as it is when nobody else can write there: what lies in it is code that
 * the next start runs. Resolves to nothing, with a word to the log, when it cannot be used.
 */
export function openCacheFolder(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(folder);
    // Windows knows neither: there the folder of a user is the user's own.
    const isOurs = process.getuid === undefined || (uid === process.getuid() && (mode & groupOrOthersMayWrite) === 0);
    if (isOurs) return folder;
    log(
      `Keeps nothing for the next start: others can write to ${folder}. Take that right away, or name another folder.`,
    );
  } catch (error) {
    log(`Keeps nothing for the next start: ${error instanceof Error ? error.message : folder}`);
  }
  return undefined;
}
