import { storeUnavailable } from '../routes/refusal-of.js';
import type { SessionDirectory } from './session-directory.js';

/** The answer of a store; where it rejects, the caller is told to try again. */
export type OrRefuse = <Value>(answer: Promise<Value>) => Promise<Value>;

/** `onError` hears why. */
export const refusing =
  (onError: (error: unknown) => void): OrRefuse =>
  (answer) =>
    answer.catch((error: unknown) => {
      onError(error);
      throw storeUnavailable();
    });

/** The same directory, with refusals for errors. */
export const refusingDirectory = (directory: SessionDirectory, orRefuse: OrRefuse): SessionDirectory => ({
  open: (record, ttlMs) => orRefuse(directory.open(record, ttlMs)),
  touch: (id, ttlMs) => orRefuse(directory.touch(id, ttlMs)),
  claim: (id, from, to) => orRefuse(directory.claim(id, from, to)),
  close: (id) => orRefuse(directory.close(id)),
});
