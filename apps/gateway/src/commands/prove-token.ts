import type { CredentialPlace, Secret } from '@makegate/auth';
import { createMakeClient, credentialOf } from '@makegate/client';
import type { MakeClient, Zone } from '@makegate/client';
import { codeOf, messageOf } from '../error-code.js';
import { version } from '../version.js';
import { CommandError } from './command-error.js';

/** What Make says of a token. */
export interface TokenProof {
  readonly user: string;
  readonly scopes: readonly string[];
}

/** A token, and where it is to be used. */
export interface TokenToProve {
  readonly zone: Zone;
  readonly token: Secret;
  readonly place: CredentialPlace;
}

/** Asks Make whose token this is, what it may do, and whether it sees the place. A person waits for the answer. */
export async function proveToken({ zone, token, place }: TokenToProve): Promise<TokenProof> {
  const userAgent = `makegate-gateway/${version}`;
  const credential = credentialOf(token.reveal());
  const make = createMakeClient({
    zone,
    credential,
    readOnly: true,
    deadlineMs: 20_000,
    userAgent,
    resilience: { patienceMs: 3_000 },
  });
  const proof = await sayingWhy(ofToken, async () => {
    const { authUser } = await make.users.me();
    const { authorization } = await make.users.currentAuthorization();
    return { user: authUser.name, scopes: authorization.scope };
  });
  await provePlace(make, place);
  return proof;
}

async function provePlace(make: MakeClient, { teamId, organizationId }: CredentialPlace): Promise<void> {
  if (organizationId !== undefined) {
    await sayingWhy(ofPlace('organization'), () => make.organizations.get({ organizationId }));
  }
  if (teamId === undefined) return;
  const { team } = await sayingWhy(ofPlace('team'), () => make.teams.get({ teamId }));
  if (organizationId !== undefined && team.organizationId !== organizationId) {
    throw new CommandError('place_invalid', 'The team belongs to another organization. Nothing was kept.');
  }
}

type Sentences = Readonly<Record<string, string>>;

const ofToken: Sentences = {
  make_unauthorized:
    'Make does not accept this token in this zone. Check the zone, or make a new token in Make under Profile > API.',
  make_forbidden:
    'The token may not look up its own user. Make one in Make under Profile > API with the scope user:read.',
};

const ofPlace = (what: 'team' | 'organization'): Sentences => ({
  make_not_found: `The token sees no ${what} with this id.`,
  make_forbidden: `The token may not look at this ${what}. It takes the scope ${what}s:read, and a user who belongs there.`,
});

async function sayingWhy<Reply>(sentences: Sentences, ask: () => Promise<Reply>): Promise<Reply> {
  try {
    return await ask();
  } catch (cause) {
    const code = codeOf(cause) ?? 'internal';
    const sentence = sentences[code] ?? messageOf(cause, [code]) ?? 'Make could not be asked about the token.';
    throw new CommandError(code, `${sentence} Nothing was kept.`, { cause });
  }
}
