import type { ReplicaDirectory } from './replicas/replica-directory.js';
import type { SessionDirectory } from './sessions/session-directory.js';
import { StoreUnavailableError } from './store-unavailable-error.js';

type OnFailed = (error: unknown) => void;

/** What a directory throws means that it is out of reach, and nothing about the session that was looked for. */
async function orUnavailable<Found>(onFailed: OnFailed, look: () => Promise<Found>): Promise<Found> {
  try {
    return await look();
  } catch (error) {
    onFailed(error);
    throw new StoreUnavailableError('sessions', error);
  }
}

/** The same directory, which rejects with a `StoreUnavailableError` when it does not answer. */
export const watchedSessions = (directory: SessionDirectory, onFailed: OnFailed): SessionDirectory => ({
  open: (...record) => orUnavailable(onFailed, () => directory.open(...record)),
  touch: (...id) => orUnavailable(onFailed, () => directory.touch(...id)),
  claim: (...id) => orUnavailable(onFailed, () => directory.claim(...id)),
  close: (id) => orUnavailable(onFailed, () => directory.close(id)),
});

/** The same directory, which rejects with a `StoreUnavailableError` when it does not answer. */
export const watchedReplicas = (directory: ReplicaDirectory, onFailed: OnFailed): ReplicaDirectory => ({
  beat: (...replica) => orUnavailable(onFailed, () => directory.beat(...replica)),
  find: (id) => orUnavailable(onFailed, () => directory.find(id)),
  leave: (id) => orUnavailable(onFailed, () => directory.leave(id)),
});
