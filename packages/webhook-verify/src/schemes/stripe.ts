import type { SignedScheme } from '../scheme.js';

/** Stripe: the whole text of the endpoint's secret, `whsec_` included, is the key. Every body is an event with an id. */
export const stripe: SignedScheme = {
  kind: 'signed',
  name: 'Stripe',
  signatureHeader: 'stripe-signature',
  signature: { form: 'pairs', timestamp: 't', hmac: 'v1' },
  encoding: 'hex',
  signedBefore: '{timestamp}.',
  secret: { form: 'text', leastBytes: 8 },
  tolerance: { leastMs: 1_000, defaultMs: 300_000, mostMs: 3_600_000 },
  bodyIsUnique: true,
  needsReplayGuard: false,
};
