import { clientIsGone } from './process-tree.js';
import type { Link } from './process-tree.js';

/** The promise is to be gone within a second: the time to notice and the time to close stay below that together. */
const parentCheckMs = 250;
/** What has not finished closing by then is cut off. */
const graceMs = 600;

/**
 * Ends the process, once, when nobody can be listening any more: standard input ends or breaks, standard output breaks
 * (EPIPE), SIGTERM, SIGINT or SIGHUP arrives, or a process of the chain up to the client is gone. `close` gets a moment to
 * finish.
 */
export function endWithClient(close: () => Promise<void>, chain: readonly Link[]): (exitCode?: number) => void {
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
    .on('error', () => end());
  process.stdout.on('error', () => end());
  // Standard error only carries words for people. That nobody reads them is no reason to stop.
  process.stderr.on('error', () => {});
  process
    .once('SIGTERM', () => end())
    .once('SIGINT', () => end())
    .once('SIGHUP', () => end());
  setInterval(() => clientIsGone(chain) && end(), parentCheckMs).unref();
  return end;
}
