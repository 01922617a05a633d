import { exactBase64url } from './exact-base64url.js';
import { SealError } from './seal-error.js';

/** In front of every sealed secret: what it is, and the version of its format. */
export const sealedVersion = 'sealed1';

/** A sealed secret as it is stored, read. */
export interface SealedText {
  readonly dataKeyId: string;
  /** IV, ciphertext and tag. */
  readonly bytes: Uint8Array;
}

/** `sealed1.<data key id>.<bytes, base64url>`. */
export const formatSealed = ({ dataKeyId, bytes }: SealedText): string =>
  [sealedVersion, dataKeyId, Buffer.from(bytes).toString('base64url')].join('.');

/** Throws `sealed_malformed` for everything that `formatSealed` did not write. */
export function parseSealed(text: string): SealedText {
  const [version, dataKeyId = '', content = '', ...more] = text.split('.');
  const bytes = exactBase64url(content);
  if (version !== sealedVersion || dataKeyId === '' || bytes === undefined || more.length > 0) {
    throw new SealError('sealed_malformed', 'This is not a sealed secret of a format that this version knows.');
  }
  return { dataKeyId, bytes };
}
