import { Secret } from '../secret.js';
import { decryptBytes, encryptBytes } from './aes-gcm.js';
import type { DataKeyStore } from './data-key-store.js';
import { dataKeysOver } from './data-keys.js';
import type { DataKey, Rewrapped } from './data-keys.js';
import type { KeyProvider } from './key-provider.js';
import { assertContext, assertOwner, sealedAad } from './seal-context.js';
import type { SealContext, SecretOwner } from './seal-context.js';
import { SealError } from './seal-error.js';
import { formatSealed, parseSealed, sealedVersion } from './sealed-text.js';

/**
 * Seals secrets so that what is stored is worth nothing without the encryption keys. Throws `SealError`s; what the store or the
 * key provider throws of their own travels on.
 */
export interface Sealer {
  /** Sealing the same twice gives two different texts. The first secret of an owner makes their data key. */
  seal(plaintext: string, context: SealContext): Promise<string>;
  /** Opens what was sealed for exactly this context. */
  open(sealed: string, context: SealContext): Promise<Secret>;
  /**
   * Wraps the owner's data key under the primary key, if it is not yet. What they have sealed stays as it is and can be
   * opened all the time. `absent` when nothing was ever sealed for them.
   */
  rewrap(owner: SecretOwner): Promise<Rewrapped>;
  /** Deletes the owner's data key: nothing sealed for them until now can ever be opened again, copies included. */
  erase(owner: SecretOwner): Promise<void>;
}

/** What a sealer needs. */
export interface SealerParts {
  readonly keyProvider: KeyProvider;
  readonly dataKeys: DataKeyStore;
}

/** Data keys are unwrapped for every call and never kept, so that erasing one is seen by every process at once. */
export function sealer({ keyProvider, dataKeys }: SealerParts): Sealer {
  const keys = dataKeysOver(keyProvider, dataKeys);
  return {
    async seal(plaintext, context) {
      assertContext(context);
      return sealWith(await keys.findOrMake(context), plaintext, context);
    },
    async open(sealed, context) {
      assertContext(context);
      const { dataKeyId, bytes } = parseSealed(sealed);
      const dataKey = await keys.find(context);
      if (dataKey?.id === dataKeyId) return openWith(dataKey, bytes, context);
      dataKey?.bytes.fill(0);
      throw new SealError('sealed_erased', 'The data key of this secret was erased or lost. Enter the secret again.');
    },
    async rewrap(owner) {
      assertOwner(owner);
      return keys.rewrap(owner);
    },
    async erase(owner) {
      assertOwner(owner);
      await dataKeys.delete(owner);
    },
  };
}

function sealWith(dataKey: DataKey, plaintext: string, context: SealContext): string {
  const plain = Buffer.from(plaintext, 'utf8');
  try {
    const bytes = encryptBytes(dataKey.bytes, plain, sealedAad(sealedVersion, context, dataKey.id));
    return formatSealed({ dataKeyId: dataKey.id, bytes });
  } finally {
    plain.fill(0);
    dataKey.bytes.fill(0);
  }
}

function openWith(dataKey: DataKey, bytes: Uint8Array, context: SealContext): Secret {
  const plain = decryptBytes(dataKey.bytes, bytes, sealedAad(sealedVersion, context, dataKey.id));
  dataKey.bytes.fill(0);
  if (plain === undefined) {
    throw new SealError(
      'sealed_mismatch',
      'This secret was changed, or sealed for something else than it is opened for.',
    );
  }
  const secret = new Secret(plain.toString('utf8'));
  plain.fill(0);
  return secret;
}
