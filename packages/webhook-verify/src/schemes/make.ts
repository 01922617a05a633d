import type { SignedScheme } from '../scheme.js';
import { standardWebhooks } from './standard-webhooks.js';

/**
 * For deliveries that a Make scenario signs: the form of Standard Webhooks, with a window of 2 to 5 minutes. Make signs
 * nothing by itself; `RECIPES.md` says how a scenario does it.
 */
export const make: SignedScheme = {
  ...standardWebhooks,
  name: 'Make',
  tolerance: { leastMs: 120_000, defaultMs: 300_000, mostMs: 300_000 },
};

/** How an older scenario signs. */
export interface LegacyMakeOptions {
  /** Any case. Default `x-webhook-signature`. */
  readonly header?: string;
  /** What its `sha256` function was told to write. Default `base64`. */
  readonly encoding?: 'base64' | 'hex';
  /** In front of the signature. Default nothing; many write `sha256=`. */
  readonly prefix?: string;
}

/**
 * For scenarios that sign the body alone. Such a delivery is genuine for ever, whatever timestamp header comes along, so a
 * verifier for it demands a replay guard, and two deliveries with the same body count as one.
 */
export function legacyMake({
  header = 'x-webhook-signature',
  encoding = 'base64',
  prefix = '',
}: LegacyMakeOptions = {}): SignedScheme {
  return {
    kind: 'signed',
    name: 'Make, body only',
    signatureHeader: header.toLowerCase(),
    signature: { form: 'single', prefix },
    encoding,
    signedBefore: '',
    secret: { form: 'text', leastBytes: 24 },
    needsReplayGuard: true,
  };
}
