import type { SignedScheme } from './scheme.js';
import { refuse } from './verdict.js';
import type { Refused } from './verdict.js';

/** What a signature header says: signatures for HMAC keys, for Ed25519 keys, and the timestamp where it stands here. */
export interface SignatureEntries {
  readonly ok: true;
  readonly hmac: readonly string[];
  readonly ed25519: readonly string[];
  readonly timestamp: string | undefined;
}

/** Reads a signature header. Entries of unknown versions are passed over, as the formats ask. */
export type ReadEntries = (value: string) => SignatureEntries | Refused;

/** Two for each of several secrets and versions are plenty. */
const mostSignatures = 16;
const none: readonly string[] = [];

/** Works out once what the entries of a scheme begin with. */
export function entriesReader({ signature, signatureHeader }: SignedScheme): ReadEntries {
  if (signature.form === 'single') {
    const { prefix } = signature;
    return (value) =>
      value.startsWith(prefix) ? oneHmac(value.slice(prefix.length)) : refuse('signature_malformed', signatureHeader);
  }
  const isList = signature.form === 'list';
  const [between, within] = isList ? [' ', ','] : [',', '='];
  const hmacLabel = signature.hmac + within;
  const ed25519Label = signature.form === 'list' ? signature.ed25519 + within : undefined;
  const timestampLabel = signature.form === 'pairs' ? signature.timestamp + within : undefined;
  return (value) => {
    const gap = value.indexOf(' ');
    // Nearly every list has one entry, which is worth not making a list of it.
    if (isList && gap === -1 && value.startsWith(hmacLabel)) return oneHmac(value.slice(hmacLabel.length));
    // This is how two headers of one name are joined on the way, and nothing that a sender writes.
    if (gap !== -1 && value.includes(', ')) return refuse('header_duplicated', signatureHeader);
    const texts = value.split(between);
    if (texts.length > mostSignatures) return refuse('signatures_too_many', signatureHeader);
    const timestamps = textsAfter(timestampLabel, texts);
    if (timestamps.length > 1) return refuse('header_duplicated', signatureHeader);
    const hmac = textsAfter(hmacLabel, texts);
    return { ok: true, hmac, ed25519: textsAfter(ed25519Label, texts), timestamp: timestamps[0] };
  };
}

function oneHmac(signature: string): SignatureEntries {
  return { ok: true, hmac: [signature], ed25519: none, timestamp: undefined };
}

function textsAfter(label: string | undefined, texts: readonly string[]): readonly string[] {
  if (label === undefined) return none;
  let found: string[] | undefined;
  for (const text of texts) {
    if (text.startsWith(label)) (found ??= []).push(text.slice(label.length));
  }
  return found ?? none;
}
