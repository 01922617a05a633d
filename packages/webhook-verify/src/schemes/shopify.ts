import type { SignedScheme } from '../scheme.js';

/** Shopify signs the body alone, so without a replay guard a recorded delivery stays genuine for ever. */
export const shopify: SignedScheme = {
  kind: 'signed',
  name: 'Shopify',
  signatureHeader: 'x-shopify-hmac-sha256',
  signature: { form: 'single', prefix: '' },
  encoding: 'base64',
  signedBefore: '',
  secret: { form: 'text', leastBytes: 8 },
  needsReplayGuard: false,
};
