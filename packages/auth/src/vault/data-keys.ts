import { randomBytes } from 'node:crypto';
import type { DataKeyStore } from './data-key-store.js';
import type { KeyProvider } from './key-provider.js';
import { wrappedAad } from './seal-context.js';
import type { SecretOwner } from './seal-context.js';
import { formatWrapped, parseWrapped, wrappedVersion } from './wrapped-text.js';
import type { WrappedText } from './wrapped-text.js';

/** An owner's data key, ready for use. Whoever gets it overwrites `bytes` with zeros afterwards. */
export interface DataKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** What became of a data key that was to be wrapped anew. */
export type Rewrapped = 'rewrapped' | 'current' | 'absent';

/** Everything that happens to data keys between the store and the provider. */
export interface DataKeys {
  find(owner: SecretOwner): Promise<DataKey | undefined>;
  findOrMake(owner: SecretOwner): Promise<DataKey>;
  rewrap(owner: SecretOwner): Promise<Rewrapped>;
}

const aadOf = (owner: SecretOwner, dataKeyId: string): Buffer => wrappedAad(wrappedVersion, owner, dataKeyId);

/** No key is kept here longer than the call that needs it. */
export function dataKeysOver(provider: KeyProvider, store: DataKeyStore): DataKeys {
  const unwrap = (owner: SecretOwner, wrapped: WrappedText): Promise<Uint8Array> =>
    provider.unwrap(wrapped, aadOf(owner, wrapped.dataKeyId));
  const wrap = async (owner: SecretOwner, { id, bytes }: DataKey): Promise<string> =>
    formatWrapped({ dataKeyId: id, ...(await provider.wrap(bytes, aadOf(owner, id))) });

  const open = async (owner: SecretOwner, text: string): Promise<DataKey> => {
    const wrapped = parseWrapped(text);
    return { id: wrapped.dataKeyId, bytes: await unwrap(owner, wrapped) };
  };
  const make = async (owner: SecretOwner): Promise<DataKey> => {
    const made = { id: randomBytes(12).toString('base64url'), bytes: randomBytes(32) };
    let isKept = false;
    try {
      const wrapped = await wrap(owner, made);
      const kept = await store.keep(owner, wrapped);
      isKept = kept === wrapped;
      // Otherwise somebody else was first. Theirs is the one that will be found later.
      return isKept ? made : await open(owner, kept);
    } finally {
      if (!isKept) made.bytes.fill(0);
    }
  };
  const rewrap = async (owner: SecretOwner): Promise<Rewrapped> => {
    const text = await store.find(owner);
    if (text === undefined) return 'absent';
    if (parseWrapped(text).keyId === provider.primaryKeyId()) return 'current';
    const dataKey = await open(owner, text);
    const next = await wrap(owner, dataKey).finally(() => dataKey.bytes.fill(0));
    // Erased or wrapped anew by somebody else in the meantime: look again.
    return (await store.replace(owner, text, next)) ? 'rewrapped' : rewrap(owner);
  };
  return {
    async find(owner) {
      const text = await store.find(owner);
      return text === undefined ? undefined : open(owner, text);
    },
    async findOrMake(owner) {
      const text = await store.find(owner);
      return text === undefined ? make(owner) : open(owner, text);
    },
    rewrap,
  };
}
