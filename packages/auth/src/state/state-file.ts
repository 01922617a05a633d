import type { KeyStore } from '../keys/key-store.js';
import { keyStoreOver } from '../keys/memory-key-store.js';
import { secretStoreOver } from '../secrets/secret-entries.js';
import type { SecretStore } from '../secrets/secret-store.js';
import type { DataKeyStore } from '../vault/data-key-store.js';
import { dataKeyStoreOver } from '../vault/memory-data-key-store.js';
import { removeAbandonedLocks } from './abandoned-locks.js';
import { stateChanges } from './state-changes.js';
import type { StateChanges } from './state-changes.js';
import { StateFileError } from './state-file-error.js';
import { closeToOthers, openStatePath } from './state-path.js';
import { stateReader } from './state-reader.js';
import type { State } from './state.js';

/** Three stores in one file. Each verb sees what any process wrote before, and rejects with a `StateFileError`. */
export interface StateFile {
  readonly keys: KeyStore;
  readonly secrets: SecretStore;
  readonly dataKeys: DataKeyStore;
  /** Waits for changes under way; later ones reject. May be called twice. */
  close(): Promise<void>;
}

/** Settings of a state file. */
export interface StateFileOptions {
  /** Milliseconds since the epoch, for the lifetimes of secrets. Default `Date.now`. */
  readonly now?: () => number;
}

/**
 * Keeps service keys, secrets and data keys in the JSON file at `path`, for the processes of one machine. A file that does
 * not exist is an empty state and is made by the first change; its folder has to exist, and nobody but its owner may write in
 * it. Throws a `StateFileError` when path or content cannot be used. Every change writes the whole file: it is made for
 * hundreds of principals, not for thousands.
 */
export async function stateFile(path: string, { now = Date.now }: StateFileOptions = {}): Promise<StateFile> {
  const real = await openStatePath(path);
  const reader = stateReader(real);
  reader.current();
  await closeToOthers(real);
  // By the clock that the file system goes by, not by one that was handed in.
  await removeAbandonedLocks(real, Date.now());
  const changes = stateChanges(real, reader, now);
  const state = (): State => reader.current().state;
  let closed = false;
  const change: StateChanges['change'] = (body) =>
    closed
      ? Promise.reject(new StateFileError('state_unavailable', 'The state file was closed.'))
      : changes.change(body);
  return {
    keys: keysIn(state, change),
    secrets: secretsIn(state, change, now),
    dataKeys: dataKeysIn(state, change),
    async close() {
      closed = true;
      await changes.settled();
    },
  };
}

type Change = StateChanges['change'];

// The verbs are async so that a file which cannot be read rejects and does not throw.
const keysIn = (state: () => State, change: Change): KeyStore => ({
  add: (key) => change((draft) => keyStoreOver(draft.keys).add(key)),
  find: async (id) => keyStoreOver(state().keys).find(id),
  list: async (principal) => keyStoreOver(state().keys).list(principal),
  revoke: (id, atMs) => change((draft) => keyStoreOver(draft.keys).revoke(id, atMs)),
});

const secretsIn = (state: () => State, change: Change, now: () => number): SecretStore => ({
  get: async (key) => secretStoreOver(state().secrets, now).get(key),
  put: (key, ...rest) => change((draft) => secretStoreOver(draft.secrets, now).put(key, ...rest)),
  replace: (key, ...rest) => change((draft) => secretStoreOver(draft.secrets, now).replace(key, ...rest)),
  async take(key) {
    // What nobody can see now has been taken already, and need not be locked.
    const seen = await secretStoreOver(state().secrets, now).get(key);
    return seen === undefined ? undefined : change((draft) => secretStoreOver(draft.secrets, now).take(key));
  },
  delete: (key) => change((draft) => secretStoreOver(draft.secrets, now).delete(key)),
});

const dataKeysIn = (state: () => State, change: Change): DataKeyStore => ({
  find: async (owner) => dataKeyStoreOver(state().dataKeys).find(owner),
  async keep(owner, wrapped) {
    const kept = await dataKeyStoreOver(state().dataKeys).find(owner);
    return kept ?? change((draft) => dataKeyStoreOver(draft.dataKeys).keep(owner, wrapped));
  },
  replace: (owner, known, next) => change((draft) => dataKeyStoreOver(draft.dataKeys).replace(owner, known, next)),
  delete: (owner) => change((draft) => dataKeyStoreOver(draft.dataKeys).delete(owner)),
});
