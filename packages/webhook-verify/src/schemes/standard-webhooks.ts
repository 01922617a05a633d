import type { SignedScheme } from '../scheme.js';

/** Standard Webhooks 1.0.0: HMAC (`v1`) and Ed25519 (`v1a`), five minutes. */
export const standardWebhooks: SignedScheme = {
  kind: 'signed',
  name: 'Standard Webhooks',
  signatureHeader: 'webhook-signature',
  signature: { form: 'list', hmac: 'v1', ed25519: 'v1a' },
  encoding: 'base64',
  idHeader: 'webhook-id',
  timestampHeader: 'webhook-timestamp',
  signedBefore: '{id}.{timestamp}.',
  secret: { form: 'standard', leastBytes: 24 },
  tolerance: { leastMs: 1_000, defaultMs: 300_000, mostMs: 3_600_000 },
  needsReplayGuard: false,
};

/** As Svix sends it: Standard Webhooks under `svix-` headers. */
export const svix: SignedScheme = {
  ...standardWebhooks,
  name: 'Svix',
  signatureHeader: 'svix-signature',
  idHeader: 'svix-id',
  timestampHeader: 'svix-timestamp',
};
