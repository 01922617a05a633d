import { exactBase64url } from './exact-base64url.js';
import type { WrappedKey } from './key-provider.js';
import { SealError } from './seal-error.js';

/** In front of every wrapped data key: what it is, and the version of its format. */
export const wrappedVersion = 'wrapped1';

/** A wrapped data key as it is stored, read. */
export interface WrappedText extends WrappedKey {
  readonly dataKeyId: string;
}

/** `wrapped1.<key id, base64url>.<data key id>.<bytes, base64url>`. */
export const formatWrapped = ({ keyId, dataKeyId, bytes }: WrappedText): string =>
  [wrappedVersion, Buffer.from(keyId).toString('base64url'), dataKeyId, Buffer.from(bytes).toString('base64url')].join(
    '.',
  );

/** Throws `data_key_unreadable` for everything that `formatWrapped` did not write. */
export function parseWrapped(text: string): WrappedText {
  const [version, key = '', dataKeyId = '', content = '', ...more] = text.split('.');
  const keyId = exactBase64url(key)?.toString('utf8');
  const bytes = exactBase64url(content);
  if (version !== wrappedVersion || !keyId || dataKeyId === '' || bytes === undefined || more.length > 0) {
    throw new SealError('data_key_unreadable', 'A stored data key is not in a format that this version knows.');
  }
  return { keyId, dataKeyId, bytes };
}
