import type { SignedScheme } from '../scheme.js';

/** GitHub signs the body alone, so without a replay guard a recorded delivery stays genuine for ever. */
export const github: SignedScheme = {
  kind: 'signed',
  name: 'GitHub',
  signatureHeader: 'x-hub-signature-256',
  signature: { form: 'single', prefix: 'sha256=' },
  encoding: 'hex',
  signedBefore: '',
  secret: { form: 'text', leastBytes: 8 },
  needsReplayGuard: false,
};
