import { constants, createHmac, sign, timingSafeEqual, verify } from 'node:crypto';
import type { KeyObject, SignKeyObjectInput, VerifyKeyObjectInput } from 'node:crypto';

/** An algorithm of RFC 9421, section 3.3. RSA with PKCS #1 v1.5 is left out, because nobody should begin with it. */
export interface Algorithm {
  readonly name: string;
  sign(base: string, key: KeyObject): Buffer;
  verify(base: string, key: KeyObject, signature: Buffer): boolean;
}

const hmac: Algorithm = {
  name: 'hmac-sha256',
  sign: (base, key) => createHmac('sha256', key).update(base).digest(),
  verify(base, key, signature) {
    const mac = createHmac('sha256', key).update(base).digest();
    return signature.length === mac.length && timingSafeEqual(mac, signature);
  },
};

function asymmetric(
  name: string,
  hash: string | null,
  how: Omit<SignKeyObjectInput & VerifyKeyObjectInput, 'key'> = {},
): Algorithm {
  return {
    name,
    sign: (base, key) => sign(hash, Buffer.from(base), { ...how, key }),
    verify: (base, key, signature) => verify(hash, Buffer.from(base), { ...how, key }, signature),
  };
}

const ed25519 = asymmetric('ed25519', null);
const ecdsaP256 = asymmetric('ecdsa-p256-sha256', 'sha256', { dsaEncoding: 'ieee-p1363' });
const rsaPss = asymmetric('rsa-pss-sha512', 'sha512', { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 });

/** A key is used with one algorithm, whatever the message says, so that none can be talked into a weaker one. */
export function algorithmOf(key: KeyObject): Algorithm | undefined {
  if (key.type === 'secret') return hmac;
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'ed25519') return ed25519;
  if (type === 'rsa' || type === 'rsa-pss') return rsaPss;
  return type === 'ec' && details?.namedCurve === 'prime256v1' ? ecdsaP256 : undefined;
}
