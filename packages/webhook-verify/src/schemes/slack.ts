import type { SignedScheme } from '../scheme.js';

/** Slack's signing secrets, version `v0`. Every body has an `event_id` or a `trigger_id`. */
export const slack: SignedScheme = {
  kind: 'signed',
  name: 'Slack',
  signatureHeader: 'x-slack-signature',
  signature: { form: 'single', prefix: 'v0=' },
  encoding: 'hex',
  timestampHeader: 'x-slack-request-timestamp',
  signedBefore: 'v0:{timestamp}:',
  secret: { form: 'text', leastBytes: 8 },
  tolerance: { leastMs: 1_000, defaultMs: 300_000, mostMs: 3_600_000 },
  bodyIsUnique: true,
  needsReplayGuard: false,
};
