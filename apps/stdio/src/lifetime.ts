import { clientIsGone, wrappersAbove } from './process-tree.js';

const parentCheckMs = 400;
/** The promise is to be gone within a second; what has not finished by then is cut off. */
const graceMs = 700;

/**
 * Ends the process, once, when nobody can be listening any more: standard input ends or breaks, standard output breaks
 * (EPIPE), SIGTERM or SIGINT arrives, or the program that started us is gone. `close` gets a moment to finish.
 */
export function endWithClient(close: () => Promise<void>): (exitCode?: number) => void {
  let ending = false;
  const end = (exitCode = 0): void => {
    if (ending) return;
    ending = true;
    const cutOff = setTimeout(() => process.exit(exitCode), graceMs);
    void close()
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(cutOff);
        process.exit(exitCode);
      });
  };
  process.stdin
    .once('end', () => end())
    .once('close', () => end())
    .once('error', () => end());
  process.stdout.on('error', () => end());
  process
    .once('SIGTERM', () => end())
    .once('SIGINT', () => end())
    .once('SIGHUP', () => end());
  const wrappers = wrappersAbove();
  setInterval(() => clientIsGone(wrappers) && end(), parentCheckMs).unref();
  return end;
}
