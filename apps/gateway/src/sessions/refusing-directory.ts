import { storeUnavailable } from '../routes/refusal-of.js';
import type { SessionDirectory } from './session-directory.js';

/** The same directory; where it rejects, the caller is told to try again, and the operator why. */
export function refusingDirectory(directory: SessionDirectory, onError: (error: unknown) => void): SessionDirectory {
  const orRefuse = <Value>(answer: Promise<Value>): Promise<Value> =>
    answer.catch((error: unknown) => {
      onError(error);
      throw storeUnavailable();
    });
  return {
    open: (record, ttlMs) => orRefuse(directory.open(record, ttlMs)),
    touch: (id, ttlMs) => orRefuse(directory.touch(id, ttlMs)),
    claim: (id, from, to) => orRefuse(directory.claim(id, from, to)),
    close: (id) => orRefuse(directory.close(id)),
  };
}
