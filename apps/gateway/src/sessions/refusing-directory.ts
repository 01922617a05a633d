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
  open: (...record) => orRefuse(directory.open(...record)),
  find: (id) => orRefuse(directory.find(id)),
  renew: (...id) => orRefuse(directory.renew(...id)),
  claim: (...id) => orRefuse(directory.claim(...id)),
  close: (...id) => orRefuse(directory.close(...id)),
});
