import { createHmac, sign as signBytes } from 'node:crypto';
import { keyRing } from './key-ring.js';
import type { Key, ReadSecret } from './key-ring.js';
import { readPresentedSecret } from './presented-check.js';
import type { PresentedScheme, Scheme, SignedScheme } from './scheme.js';
import type { Secret } from './secret.js';
import { readSignedSecret } from './signed-keys.js';
import { signedText } from './signed-text.js';
import { isMessageId } from './strict-text.js';
import { WebhookConfigError } from './webhook-config-error.js';

/** What is to be sent. */
export interface OutgoingMessage {
  readonly body: Uint8Array;
  /** Has to stay the same when a delivery is repeated. Needed where the scheme signs an id; ignored where it does not. */
  readonly id?: string;
  /** When this attempt is made. Default now. */
  readonly timestampMs?: number;
  /** Upper case. Needed by schemes that sign it, as `url` is. */
  readonly method?: string;
  readonly url?: string;
}

/** With what it is to be signed. */
export interface SignOptions extends OutgoingMessage {
  readonly scheme: Scheme;
  /** More than one, while secrets are rotated, where the scheme has room for several signatures; else the first is used. */
  readonly secrets: readonly Secret[];
}

/**
 * The headers to send along with exactly these bytes; names in lower case. Throws a `WebhookConfigError` when the secrets
 * cannot sign (a `whpk_`, a hash, none within its time) or the id may not be signed.
 */
export function sign({ scheme, secrets, ...message }: SignOptions): Readonly<Record<string, string>> {
  const nowMs = message.timestampMs ?? Date.now();
  if (scheme.kind === 'signed') {
    return signedHeaders(scheme, keysAt(nowMs, secrets, readSignedSecret(scheme)), message, nowMs);
  }
  if (scheme.kind === 'coded') {
    const keys = keysAt(nowMs, secrets, (secret, id) => scheme.readSecret(secret, id));
    return scheme.sign(message, keys, nowMs);
  }
  return scheme.kind === 'presented' ? presentedHeaders(scheme, secrets) : {};
}

function keysAt(nowMs: number, secrets: readonly Secret[], read: ReadSecret): readonly Key[] {
  const active = keyRing(secrets, read).active(nowMs);
  if (active.length > 0) return active;
  throw new WebhookConfigError('secret_missing', 'No secret is within its time, so there is none to sign with.');
}

function signedHeaders(
  scheme: SignedScheme,
  keys: readonly Key[],
  { body, id = '' }: OutgoingMessage,
  nowMs: number,
): Readonly<Record<string, string>> {
  if (scheme.idHeader !== undefined && !isMessageId(id)) {
    throw new WebhookConfigError('option_invalid', 'The id has to be 1 to 256 visible ASCII characters without a dot.');
  }
  const seconds = String(Math.floor(nowMs / 1_000));
  const content = Buffer.concat([Buffer.from(signedText(scheme.signedBefore)(id, seconds)), body]);
  const signatures = keys.map((key) => signatureBy(key, content, scheme));
  return {
    ...(scheme.idHeader === undefined ? {} : { [scheme.idHeader]: id }),
    ...(scheme.timestampHeader === undefined ? {} : { [scheme.timestampHeader]: seconds }),
    [scheme.signatureHeader]: joined(signatures, seconds, scheme),
  };
}

interface Signature {
  readonly use: 'hmac' | 'ed25519';
  readonly text: string;
}

function signatureBy({ id, material }: Key, content: Buffer, { encoding }: SignedScheme): Signature {
  if (material.use === 'hmac') {
    return { use: 'hmac', text: createHmac('sha256', material.key).update(content).digest(encoding) };
  }
  if (material.use === 'ed25519-private') {
    return { use: 'ed25519', text: signBytes(null, content, material.key).toString(encoding) };
  }
  throw new WebhookConfigError('secret_malformed', `Secret ${id} can only verify. Ed25519 signs with a whsk_ secret.`);
}

function joined(signatures: readonly Signature[], seconds: string, { name, signature }: SignedScheme): string {
  if (signature.form === 'list') return signatures.map(({ use, text }) => `${signature[use]},${text}`).join(' ');
  const macs = signatures.filter(({ use }) => use === 'hmac').map(({ text }) => text);
  const [first] = macs;
  if (first === undefined) throw new WebhookConfigError('secret_missing', `${name} signs with an HMAC secret.`);
  if (signature.form === 'single') return signature.prefix + first;
  return [`${signature.timestamp}=${seconds}`, ...macs.map((text) => `${signature.hmac}=${text}`)].join(',');
}

function presentedHeaders(scheme: PresentedScheme, secrets: readonly Secret[]): Readonly<Record<string, string>> {
  const { name, header, prefix, encoding } = scheme;
  keyRing(secrets, readPresentedSecret(scheme));
  const [secret] = secrets;
  const key = typeof secret === 'object' && 'key' in secret ? secret.key : secret;
  if (typeof key !== 'string') {
    throw new WebhookConfigError('secret_malformed', `${name} shows the credential itself, so it is needed as text.`);
  }
  if (encoding === 'text' && !/^[ -~]*$/.test(key)) {
    throw new WebhookConfigError('secret_malformed', `${name}: the credential has characters that no header can hold.`);
  }
  return { [header]: prefix + (encoding === 'text' ? key : Buffer.from(key).toString('base64')) };
}
