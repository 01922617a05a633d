import type { SignatureForm, SignedScheme } from './scheme.js';
import { decodeStrictly } from './strict-text.js';
import { refuse } from './verdict.js';
import type { Refused } from './verdict.js';

/** What a signature header says: signatures for HMAC keys, for Ed25519 keys, and the timestamp where it stands here. */
export interface SignatureEntries {
  readonly ok: true;
  readonly hmac: readonly Buffer[];
  readonly ed25519: readonly Buffer[];
  readonly timestamp: string | undefined;
}

/** Two for each of several secrets and versions are plenty. */
const mostSignatures = 16;

/**
 * Reads a signature header. Entries of unknown versions, and such that are not strictly written, are passed over, as the
 * formats ask; they match nothing. One of a wrong length is kept, because it must cost what a mismatch costs.
 */
export function signatureEntries(value: string, scheme: SignedScheme): SignatureEntries | Refused {
  const { signature } = scheme;
  if (signature.form === 'single') return singleEntry(value, signature.prefix, scheme);
  // This is how two headers of one name are joined on the way, and nothing that a sender writes.
  if (value.includes(', ')) return refuse('header_duplicated', scheme.signatureHeader);
  const texts = value.split(signature.form === 'list' ? ' ' : ',');
  if (texts.length > mostSignatures) return refuse('signatures_too_many', scheme.signatureHeader);
  const found = { hmac: new Array<Buffer>(), ed25519: new Array<Buffer>(), timestamps: new Array<string>() };
  let malformed = 0;
  for (const text of texts) {
    const entry = entryOf(text, signature);
    if (entry.kind === 'unknown') continue;
    if (entry.kind === 'timestamp') {
      found.timestamps.push(entry.text);
      continue;
    }
    const bytes = decodeStrictly(entry.text, scheme.encoding);
    if (bytes === undefined) malformed += 1;
    else found[entry.kind].push(bytes);
  }
  const { hmac, ed25519, timestamps } = found;
  if (timestamps.length > 1) return refuse('header_duplicated', scheme.signatureHeader);
  if (malformed > 0 && hmac.length + ed25519.length === 0) return refuse('signature_malformed', scheme.signatureHeader);
  return { ok: true, hmac, ed25519, timestamp: timestamps[0] };
}

interface Entry {
  readonly kind: 'hmac' | 'ed25519' | 'timestamp' | 'unknown';
  readonly text: string;
}

function singleEntry(value: string, prefix: string, scheme: SignedScheme): SignatureEntries | Refused {
  const bytes = value.startsWith(prefix) ? decodeStrictly(value.slice(prefix.length), scheme.encoding) : undefined;
  if (bytes === undefined) return refuse('signature_malformed', scheme.signatureHeader);
  return { ok: true, hmac: [bytes], ed25519: [], timestamp: undefined };
}

function entryOf(entry: string, signature: Exclude<SignatureForm, { readonly form: 'single' }>): Entry {
  const end = entry.indexOf(signature.form === 'list' ? ',' : '=');
  if (end === -1) return { kind: 'unknown', text: '' };
  const label = entry.slice(0, end);
  const text = entry.slice(end + 1);
  if (label === signature.hmac) return { kind: 'hmac', text };
  if (signature.form === 'pairs') return { kind: label === signature.timestamp ? 'timestamp' : 'unknown', text };
  return { kind: label === signature.ed25519 ? 'ed25519' : 'unknown', text };
}
