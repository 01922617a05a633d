/** What a Make credential is: a token that somebody made in their profile, or one that Make gave by OAuth. */
export type CredentialKind = 'apiToken' | 'oauth';

/** Where to work with a credential when a call does not say, by Make's ids. Nothing, where Make is to say. */
export interface CredentialPlace {
  readonly teamId?: number | undefined;
  readonly organizationId?: number | undefined;
}

/** A credential as it is stored. All but the sealed token can be read, and changing it makes the token unreadable. */
export interface CredentialRecord extends CredentialPlace {
  readonly generation: number;
  readonly kind: CredentialKind;
  readonly zone: string;
  readonly sealed: string;
}

const version = 'credential1';
const shape =
  /^credential1 (?<generation>0|[1-9]\d{0,15}) (?<kind>apiToken|oauth) (?<zone>[^ ]+)(?: team=(?<team>\d{1,15}))?(?: organization=(?<organization>\d{1,15}))? (?<sealed>[^ ]+)$/;

/** ` team=<id> organization=<id>`, each only where it is given. */
export const formatPlace = ({ teamId, organizationId }: CredentialPlace): string =>
  (teamId === undefined ? '' : ` team=${teamId}`) +
  (organizationId === undefined ? '' : ` organization=${organizationId}`);

/** `credential1 <generation> <kind> <zone, percent encoded>[ team=<id>][ organization=<id>] <sealed token>`. */
export const formatCredential = ({ generation, kind, zone, sealed, ...place }: CredentialRecord): string =>
  `${version} ${generation} ${kind} ${encodeURIComponent(zone)}${formatPlace(place)} ${sealed}`;

/** Undefined for everything that `formatCredential` did not write. */
export function parseCredential(text: string): CredentialRecord | undefined {
  const { generation = '', kind, zone = '', team, organization, sealed = '' } = shape.exec(text)?.groups ?? {};
  if (kind !== 'apiToken' && kind !== 'oauth') return undefined;
  const record: CredentialRecord = {
    generation: Number(generation),
    kind,
    zone: decoded(zone),
    sealed,
    ...(team !== undefined && { teamId: Number(team) }),
    ...(organization !== undefined && { organizationId: Number(organization) }),
  };
  return Number.isSafeInteger(record.generation) && formatCredential(record) === text ? record : undefined;
}

/** Empty, which nothing is encoded as, for what is no percent encoding. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
