import type { CredentialPlace, PrincipalId, Secret } from '@makegate/auth';
import { credentialOf } from '@makegate/client';
import type { Zone } from '@makegate/client';
import { codeOf } from '../error-code.js';
import { defaultTenant } from '../gateway-config.js';
import type { Administration } from './administration.js';
import { audited } from './audited.js';
import { CommandError } from './command-error.js';
import { proveToken } from './prove-token.js';
import { storedCredentials } from './stored-credentials.js';
import { table } from './table.js';

export interface CredentialToSet extends CredentialPlace {
  readonly principal: string;
  readonly zone: Zone;
  readonly json?: boolean;
}

const idOf = (principal: string): PrincipalId => ({ tenant: defaultTenant, id: principal });
const textOf = (zone: Zone): string => (typeof zone === 'string' ? zone : zone.url);

/** Keeps a token that Make accepts, sealed, in place of the one before. Running gateways use it with their next call. */
export async function setCredential(
  { principal, zone, json, ...place }: CredentialToSet,
  token: Secret,
  { backends, audit, terminal }: Administration,
): Promise<void> {
  const details = { principal, zone: textOf(zone), ...place };
  await audited(audit, { action: 'credentials.set', details }, async () => {
    const { user, scopes } = await proveToken({ zone, token, place });
    const { kind } = credentialOf(token.reveal());
    const told = { zone: textOf(zone), kind, ...place };
    const { generation } = await backends.credentials.put(idOf(principal), { ...told, token });
    if (json) return terminal.print(JSON.stringify({ principal, user, ...told, generation, scopes }));
    const where = [told.zone, ...wordsOf(place)].join(', ');
    terminal.print(`${principal} works in ${where} as ${user}, with these scopes of Make: ${scopes.join(' ')}`);
  });
  const keys = await backends.keys.list(idOf(principal));
  if (keys.length === 0) {
    terminal.note(`No key speaks for ${principal} yet: makegate-gateway keys add --principal … --name … --scopes …`);
  }
}

const wordsOf = ({ teamId, organizationId }: CredentialPlace): readonly string[] => [
  ...(teamId === undefined ? [] : [`team ${teamId}`]),
  ...(organizationId === undefined ? [] : [`organization ${organizationId}`]),
];

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

/** Prints what is kept for every principal that has a key or a hook, and whether it opens; never the token. */
export async function listCredentials(
  { json }: { readonly json?: boolean },
  { backends, terminal, config }: Administration,
): Promise<void> {
  const stored = await storedCredentials(backends, await backends.keys.list(), config.hooks);
  if (json) return terminal.print(JSON.stringify(stored));
  if (stored.length === 0) return terminal.note('Nobody has a key or a hook, and so nobody can use a credential.');
  terminal.print(
    table(
      ['Principal', 'Zone', 'Place', 'Kind', 'Generation', 'State'],
      stored.map(({ principal, zone = '', kind = '', generation = '', opens, problem, ...place }) => [
        principal,
        zone,
        wordsOf(place).join(', '),
        kind,
        String(generation),
        opens ? 'opens' : problem === undefined ? 'none' : 'does not open',
      ]),
    ),
  );
  for (const { problem } of stored) if (problem !== undefined) terminal.note(problem);
}
