import type { PrincipalId, Secret } from '@makegate/auth';
import { createMakeClient, credentialOf } from '@makegate/client';
import type { Zone } from '@makegate/client';
import { codeOf, messageOf } from '../error-code.js';
import { defaultTenant } from '../gateway-config.js';
import { version } from '../version.js';
import type { Administration } from './administration.js';
import { audited } from './audited.js';
import { CommandError } from './command-error.js';
import { storedCredentials } from './stored-credentials.js';
import { table } from './table.js';

export interface CredentialToSet {
  readonly principal: string;
  readonly zone: Zone;
  readonly json?: boolean;
}

/** What Make says of a token. */
interface Proof {
  readonly user: string;
  readonly scopes: readonly string[];
}

const idOf = (principal: string): PrincipalId => ({ tenant: defaultTenant, id: principal });
const textOf = (zone: Zone): string => (typeof zone === 'string' ? zone : zone.url);

/** Asks Make whose token this is and what it may do. A person waits for the answer. */
async function prove(zone: Zone, token: Secret): Promise<Proof> {
  const userAgent = `makegate-gateway/${version}`;
  try {
    const credential = credentialOf(token.reveal());
    const make = createMakeClient({ zone, credential, readOnly: true, deadlineMs: 20_000, userAgent });
    const { authUser } = await make.users.me();
    const { authorization } = await make.users.currentAuthorization();
    return { user: authUser.name, scopes: authorization.scope };
  } catch (cause) {
    const code = codeOf(cause) ?? 'internal';
    const sentence = sentences[code] ?? messageOf(cause, [code]) ?? 'Make could not be asked about the token.';
    throw new CommandError(code, `${sentence} Nothing was kept.`, { cause });
  }
}

const sentences: Readonly<Record<string, string>> = {
  make_unauthorized:
    'Make does not accept this token in this zone. Check the zone, or make a new token in Make under Profile > API.',
  make_forbidden:
    'The token may not look up its own user. Make one in Make under Profile > API with the scope user:read.',
};

/** Keeps a token that Make accepts, sealed, in place of the one before. Running gateways use it with their next call. */
export async function setCredential(
  { principal, zone, json }: CredentialToSet,
  token: Secret,
  { backends, audit, terminal }: Administration,
): Promise<void> {
  const details = { principal, zone: textOf(zone) };
  await audited(audit, { action: 'credentials.set', details }, async () => {
    const { user, scopes } = await prove(zone, token);
    const { kind } = credentialOf(token.reveal());
    const { generation } = await backends.credentials.put(idOf(principal), { zone: textOf(zone), kind, token });
    const kept = { principal, user, zone: textOf(zone), kind, generation, scopes };
    if (json) return terminal.print(JSON.stringify(kept));
    terminal.print(`${principal} works in ${kept.zone} as ${user}, with these scopes of Make: ${scopes.join(' ')}`);
  });
  const keys = await backends.keys.list(idOf(principal));
  if (keys.length === 0) {
    terminal.note(`No key speaks for ${principal} yet: makegate-gateway keys add --principal … --name … --scopes …`);
  }
}

/** From the moment it returns, calls of the principal fail until another credential is set. */
export async function removeCredential(
  principal: string,
  { backends, audit, terminal }: Administration,
): Promise<void> {
  await audited(audit, { action: 'credentials.remove', details: { principal } }, async () => {
    if (!(await isThere(principal, backends))) {
      throw new CommandError(
        'credential_missing',
        `${principal} has no credential. See who has one: makegate-gateway credentials list`,
      );
    }
    await backends.credentials.remove(idOf(principal));
  });
  terminal.note(`${principal} has no credential any more. Revoke the token in Make as well if nobody is to use it.`);
}

/** One in a format that nobody knows is there as well, and can be removed. */
async function isThere(principal: string, { credentials }: Administration['backends']): Promise<boolean> {
  try {
    return (await credentials.describe(idOf(principal))) !== undefined;
  } catch (error) {
    if (codeOf(error) === 'credential_unreadable') return true;
    throw error;
  }
}

/** Prints what is kept for every principal that has a key, and whether it opens; never the token. */
export async function listCredentials(
  { json }: { readonly json?: boolean },
  { backends, terminal }: Administration,
): Promise<void> {
  const stored = await storedCredentials(backends, await backends.keys.list());
  if (json) return terminal.print(JSON.stringify(stored));
  if (stored.length === 0) return terminal.note('Nobody has a key, and so nobody can use a credential.');
  terminal.print(
    table(
      ['Principal', 'Zone', 'Kind', 'Generation', 'State'],
      stored.map(({ principal, zone = '', kind = '', generation = '', opens, problem }) => [
        principal,
        zone,
        kind,
        String(generation),
        opens ? 'opens' : problem === undefined ? 'none' : 'does not open',
      ]),
    ),
  );
  for (const { problem } of stored) if (problem !== undefined) terminal.note(problem);
}
