import { decryptBytes, encryptBytes } from './aes-gcm.js';
import type { EncryptionKey } from './encryption-key.js';
import type { KeyProvider } from './key-provider.js';
import { SealError } from './seal-error.js';

/**
 * Keys in this process. The first one wraps, all of them unwrap: so a new key is added at the end everywhere, then moved to
 * the front, and the old one is removed when nothing is wrapped under it any more. Throws `keyring_invalid` without a key.
 */
export function keyring(keys: readonly EncryptionKey[]): KeyProvider {
  const [primary] = keys;
  if (primary === undefined) throw new SealError('keyring_invalid', 'A keyring needs at least one encryption key.');
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  if (byId.size < keys.length) throw new SealError('keyring_invalid', 'Two encryption keys have the same id.');
  return {
    primaryKeyId: () => primary.id,
    async wrap(dataKey, aad) {
      return { keyId: primary.id, bytes: encryptBytes(primary.key, dataKey, aad) };
    },
    async unwrap({ keyId, bytes }, aad) {
      const key = byId.get(keyId);
      if (key === undefined) {
        throw new SealError(
          'sealing_key_unknown',
          `The encryption key ${keyId} is needed and not in the keyring. Add it again.`,
        );
      }
      const dataKey = decryptBytes(key, bytes, aad);
      if (dataKey !== undefined) return dataKey;
      const reason = `The encryption key ${keyId} does not open what was wrapped under that id. Put the key back that had it.`;
      throw new SealError('data_key_unreadable', reason);
    },
  };
}
