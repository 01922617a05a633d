/** What a Make credential is: a token that somebody made in their profile, or one that Make gave by OAuth. */
export type CredentialKind = 'apiToken' | 'oauth';

/** A credential as it is stored. All but the sealed token can be read, and changing it makes the token unreadable. */
export interface CredentialRecord {
  readonly generation: number;
  readonly kind: CredentialKind;
  readonly zone: string;
  readonly sealed: string;
}

const version = 'credential1';
const shape = /^credential1 (?<generation>0|[1-9]\d{0,15}) (?<kind>apiToken|oauth) (?<zone>[^ ]+) (?<sealed>[^ ]+)$/;

/** `credential1 <generation> <kind> <zone, percent encoded> <sealed token>`. */
export const formatCredential = ({ generation, kind, zone, sealed }: CredentialRecord): string =>
  [version, generation, kind, encodeURIComponent(zone), sealed].join(' ');

/** Undefined for everything that `formatCredential` did not write. */
export function parseCredential(text: string): CredentialRecord | undefined {
  const { generation = '', kind, zone = '', sealed = '' } = shape.exec(text)?.groups ?? {};
  if (kind !== 'apiToken' && kind !== 'oauth') return undefined;
  const record = { generation: Number(generation), kind, zone: decoded(zone), sealed } as const;
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
