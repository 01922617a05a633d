import { randomInt } from 'node:crypto';
import { errorCode } from '../error-code.js';
import type { PrincipalId } from '../principal.js';
import type { Secret } from '../secret.js';
import type { SecretStore } from '../secrets/secret-store.js';
import { assertOwner } from '../vault/seal-context.js';
import type { SealContext } from '../vault/seal-context.js';
import type { Sealer } from '../vault/sealer.js';
import { credentialUnreadable } from './credential-error.js';
import { formatCredential, formatPlace, parseCredential } from './credential-text.js';
import type { CredentialKind, CredentialPlace, CredentialRecord } from './credential-text.js';

/** The right to call Make on behalf of somebody. */
export interface NewCredential extends CredentialPlace {
  /** The zone that the token belongs to, such as `eu2.make.com`. Kept as it is given. */
  readonly zone: string;
  readonly kind: CredentialKind;
  readonly token: Secret;
}

/** What is known of a credential without opening it. Only opening proves that nobody has changed it. */
export interface CredentialDescription extends CredentialPlace {
  readonly zone: string;
  readonly kind: CredentialKind;
  /** Another one means another credential: whatever was learned with the old one has to be learned again. */
  readonly generation: number;
}

/** A credential as it is now. */
export interface Credential extends CredentialDescription {
  token(): Secret;
}

/**
 * The one Make credential of each principal. To list who has one, ask for those in `KeyStore.list`: nobody can use a
 * credential without a service key, and so no store has to search its keys.
 */
export interface Credentials {
  /**
   * Replaces the principal's credential and answers its generation: one more than the one before. Of several `put`s at once
   * each gets its own, and the highest one stays. A first one, also after `remove`, begins at a random number, so that it is not
   * mistaken for one from before. Rejects with a `RangeError` for a team or an organization that is no whole number from 1.
   */
  put(principal: PrincipalId, credential: NewCredential): Promise<{ readonly generation: number }>;
  /**
   * Undefined when there is none. Sees what any process put before. Rejects with `credential_unreadable` when it was changed,
   * put under another name or its data key erased, and with a `SealError` when the encryption keys are to blame.
   */
  find(principal: PrincipalId): Promise<Credential | undefined>;
  /**
   * The same without opening it, so that it costs one look into the store and no key. Undefined when there is none. Rejects
   * with `credential_unreadable` only when it is in no format that is known.
   */
  describe(principal: PrincipalId): Promise<CredentialDescription | undefined>;
  /** Nothing happens when there is none. The data key stays; `Sealer.erase` also makes copies unreadable. */
  remove(principal: PrincipalId): Promise<void>;
}

/** What credentials are kept with. */
export interface CredentialsParts {
  readonly sealer: Sealer;
  readonly secrets: SecretStore;
}

const purposes: Readonly<Record<CredentialKind, string>> = { apiToken: 'make-api-token', oauth: 'make-oauth-token' };

/** Changing this text, like everything in a context, makes what is sealed unreadable. */
const contextOf = (
  { tenant, id }: PrincipalId,
  { zone, kind, generation, ...place }: Omit<CredentialRecord, 'sealed'>,
): SealContext => ({
  tenant,
  subject: id,
  connection: zone,
  purpose: purposes[kind] + formatPlace(place),
  generation,
});

/** Throws `seal_context_invalid` for a name that would not come back from UTF-8 as it was. */
function placeOf(principal: PrincipalId): string {
  assertOwner({ tenant: principal.tenant, subject: principal.id });
  return `credential:${encodeURIComponent(principal.tenant)}:${encodeURIComponent(principal.id)}`;
}

/** One generation after what is stored. Without one, or when it cannot be read, a random one of 32 bits. */
function generationAfter(stored: string | undefined): number {
  const last = stored === undefined ? undefined : parseCredential(stored)?.generation;
  return last === undefined || last === Number.MAX_SAFE_INTEGER ? randomInt(2 ** 32) : last + 1;
}

function assertPlace({ teamId = 1, organizationId = 1 }: CredentialPlace): void {
  const whole = [teamId, organizationId].every((id) => Number.isInteger(id) && id >= 1 && id < 1e15);
  if (!whole) throw new RangeError('The ids of teams and organizations are whole numbers from 1.');
}

function descriptionOf(record: CredentialRecord): CredentialDescription {
  const { sealed: _, ...description } = record;
  return description;
}

/** Of the failures to open, those that end when the credential is set again. The others are about the encryption keys. */
const lostCodes: ReadonlySet<string> = new Set(['sealed_malformed', 'sealed_mismatch', 'sealed_erased']);

/** Tokens are sealed for their principal, zone, kind, place and generation, and kept without an end. */
export function credentialsOver({ sealer, secrets }: CredentialsParts): Credentials {
  const open = (principal: PrincipalId, record: CredentialRecord): Promise<Secret> =>
    sealer.open(record.sealed, contextOf(principal, record)).catch((error: unknown) => {
      const code = errorCode(error) ?? '';
      throw lostCodes.has(code) ? credentialUnreadable(principal, `cannot be opened (${code})`, error) : error;
    });
  const put: Credentials['put'] = async (principal, credential) => {
    const place = placeOf(principal);
    const { token, ...told } = credential;
    assertPlace(told);
    const stored = await secrets.get(place);
    const described = { ...told, generation: generationAfter(stored) };
    const { generation } = described;
    const sealed = await sealer.seal(token.reveal(), contextOf(principal, described));
    const kept = await secrets.replace(place, stored, formatCredential({ ...described, sealed }), 'forever');
    // Somebody else put one in between: ours comes after it.
    return kept ? { generation } : put(principal, credential);
  };
  const read = async (principal: PrincipalId): Promise<CredentialRecord | undefined> => {
    const stored = await secrets.get(placeOf(principal));
    if (stored === undefined) return undefined;
    const record = parseCredential(stored);
    if (record === undefined) throw credentialUnreadable(principal, 'is not in a format that this version knows');
    return record;
  };
  return {
    put,
    async find(principal) {
      const record = await read(principal);
      if (record === undefined) return undefined;
      const token = await open(principal, record);
      return { ...descriptionOf(record), token: () => token };
    },
    async describe(principal) {
      const record = await read(principal);
      return record && descriptionOf(record);
    },
    async remove(principal) {
      await secrets.delete(placeOf(principal));
    },
  };
}
