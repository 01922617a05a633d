import { isGatewayScope } from '../scopes/gateway-scopes.js';
import type { GatewayScope } from '../scopes/gateway-scopes.js';
import { Secret } from '../secret.js';
import { isPlainText } from './plain-text.js';
import { hashOfProof, newKeyText } from './key-text.js';
import { ServiceKeyError } from './service-key-error.js';
import type { ServiceKey } from './service-key.js';

/** What a new key is to be. */
export interface NewServiceKey {
  /** The name of this deployment. A key made for another name is refused. */
  readonly deployment: string;
  readonly tenant: string;
  /** The id of the principal that the key speaks for. */
  readonly principal: string;
  readonly name: string;
  readonly scopes: readonly GatewayScope[];
  /** Milliseconds since the epoch; in the future. Without it the key lasts until it is revoked. */
  readonly expiresAtMs?: number | undefined;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number;
}

/** `text` is to be shown once and kept by the caller only; `record` goes into a `KeyStore`. */
export interface CreatedServiceKey {
  readonly text: Secret;
  readonly record: ServiceKey;
}

/** Makes a key and keeps nothing. Throws `service_key_invalid` with the field and the reason. */
export function createServiceKey(wanted: NewServiceKey): CreatedServiceKey {
  const { deployment, tenant, principal, name, scopes, expiresAtMs, now = Date.now } = wanted;
  const createdAtMs = now();
  assertPlain({ deployment, tenant, principal, name });
  if (scopes.length === 0) throw invalid('It needs at least one scope.');
  if (!scopes.every(isGatewayScope)) throw invalid('One of its scopes does not exist.');
  if (expiresAtMs !== undefined && !(Number.isSafeInteger(expiresAtMs) && expiresAtMs > createdAtMs)) {
    throw invalid('It has to expire in the future, at a whole millisecond.');
  }
  const { id, proof, text } = newKeyText(deployment);
  const hash = hashOfProof(proof).toString('base64url');
  const record = { id, tenant, principal, name, scopes: [...new Set(scopes)], hash, createdAtMs, expiresAtMs };
  return { text: new Secret(text), record: { ...record, revokedAtMs: undefined } };
}

const invalid = (reason: string): ServiceKeyError =>
  new ServiceKeyError('service_key_invalid', `This key cannot be created. ${reason}`);

function assertPlain(fields: Readonly<Record<string, string>>): void {
  for (const [field, value] of Object.entries(fields)) {
    if (!isPlainText(value))
      throw invalid(`Its ${field} has to be 1 to 200 characters of plain text on one line, without spaces around it.`);
  }
}
