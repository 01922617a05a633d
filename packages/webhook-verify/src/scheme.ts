import type { BodyCheck } from './body-check.js';
import type { DeliveryHead } from './delivery.js';
import type { Key, KeyMaterial } from './key-ring.js';
import type { HashedSecret, KeySecret } from './secret.js';
import type { OutgoingMessage } from './sign.js';
import type { Encoding } from './strict-text.js';
import type { Refused } from './verdict.js';

/**
 * Where the signatures stand. `list`: `v1,… v1,…`, separated by spaces. `pairs`: `t=…,v1=…,v1=…`, with the timestamp under
 * `t`. `single`: one signature behind an optional prefix.
 */
export type SignatureForm =
  | { readonly form: 'list'; readonly hmac: string; readonly ed25519: string }
  | { readonly form: 'pairs'; readonly timestamp: string; readonly hmac: string }
  | { readonly form: 'single'; readonly prefix: string };

/** How much clock difference and travel a scheme may allow, both ways. */
export interface ToleranceRange {
  readonly leastMs: number;
  readonly defaultMs: number;
  readonly mostMs: number;
}

/** A scheme that signs the body, with HMAC-SHA256 or Ed25519, written down as data. */
export interface SignedScheme {
  readonly kind: 'signed';
  /** What messages call it. */
  readonly name: string;
  /** Lower case. */
  readonly signatureHeader: string;
  readonly signature: SignatureForm;
  readonly encoding: Encoding;
  /** Header with the id of the message, lower case, where one is signed. */
  readonly idHeader?: string;
  /** Header with the seconds since the epoch, lower case, where they are signed and stand in a header of their own. */
  readonly timestampHeader?: string;
  /** What is signed in front of the body; `{id}` and `{timestamp}` are replaced by the header's text. */
  readonly signedBefore: string;
  /** `standard`: `whsec_`, `whpk_` and base64. `text`: the secret's own characters in UTF-8. */
  readonly secret: { readonly form: 'standard' | 'text'; readonly leastBytes: number };
  /** Absent when no time is signed. */
  readonly tolerance?: ToleranceRange;
  /**
   * True where the sender gives every message an id within its body, so that a repetition that is signed anew is known by the
   * body alone. Default: without a signed id, a repetition has the same signed text.
   */
  readonly bodyIsUnique?: boolean;
  /** True when a recorded delivery would be genuine for ever, so that only a replay guard can tell. */
  readonly needsReplayGuard: boolean;
}

/** A scheme in which the sender shows a credential, and neither body nor time are signed. */
export interface PresentedScheme {
  readonly kind: 'presented';
  readonly name: string;
  /** Lower case. */
  readonly header: string;
  /** In front of the credential, in any case, as in `Bearer `. */
  readonly prefix: string;
  /** `base64`: the credential is decoded before it is compared. */
  readonly encoding: 'text' | 'base64';
}

/** No secret at all: the addresses of `allowIps` decide. Whoever shares such an address is let in too. */
export interface AddressScheme {
  readonly kind: 'address';
  readonly name: string;
}

/** A scheme that brings its own code, because it needs a library. */
export interface CodedScheme {
  readonly kind: 'coded';
  readonly name: string;
  readonly tolerance: ToleranceRange;
  readSecret(secret: KeySecret | HashedSecret, id: string): KeyMaterial;
  begin(head: DeliveryHead, keys: readonly Key[], nowMs: number, toleranceMs: number): BodyCheck | Refused;
  sign(message: OutgoingMessage, keys: readonly Key[], nowMs: number): Readonly<Record<string, string>>;
}

/** How a sender proves itself. */
export type Scheme = SignedScheme | PresentedScheme | AddressScheme | CodedScheme;
