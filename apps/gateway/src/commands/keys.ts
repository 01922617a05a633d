import { createServiceKey } from '@makegate/auth';
import type { GatewayScope, ServiceKey } from '@makegate/auth';
import { defaultTenant } from '../gateway-config.js';
import type { Administration } from './administration.js';
import { audited } from './audited.js';
import { CommandError } from './command-error.js';
import { table } from './table.js';

export interface KeyToAdd {
  readonly principal: string;
  readonly name: string;
  readonly scopes: readonly GatewayScope[];
  /** Without it the key lasts until it is revoked. */
  readonly expiresAtMs?: number | undefined;
  readonly json?: boolean;
}

const momentOf = (atMs: number | undefined): string | undefined =>
  atMs === undefined ? undefined : new Date(atMs).toISOString();

/** Keeps a new key and prints it, this once. */
export async function addKey(wanted: KeyToAdd, { config, backends, audit, terminal }: Administration): Promise<void> {
  const { principal, name, scopes, expiresAtMs } = wanted;
  const { text, record } = createServiceKey({
    deployment: config.deployment,
    tenant: defaultTenant,
    principal,
    name,
    scopes,
    expiresAtMs,
  });
  const details = { keyId: record.id, principal, name, scopes, expiresAt: momentOf(expiresAtMs) };
  await audited(audit, { action: 'keys.add', details }, async () => {
    await backends.keys.add(record);
    if (wanted.json) return terminal.print(JSON.stringify({ ...shown(record), key: text.reveal() }));
    terminal.note(`Key ${record.id} speaks for ${principal}. It is shown this once:`);
    terminal.print(text.reveal());
  });
  const credential = await backends.credentials.find({ tenant: defaultTenant, id: principal });
  if (!credential) {
    terminal.note(
      `${principal} has no credential of Make yet: makegate-gateway credentials set --principal ${quoted(principal)} --zone …`,
    );
  }
}

/** Prints every key, or those of one principal; never what opens anything. */
export async function listKeys(
  { principal, json }: { readonly principal?: string; readonly json?: boolean },
  { backends, terminal, now }: Administration,
): Promise<void> {
  const of = principal === undefined ? undefined : { tenant: defaultTenant, id: principal };
  const keys = await backends.keys.list(of);
  if (json) return terminal.print(JSON.stringify(keys.map((key) => ({ ...shown(key), state: stateOf(key, now()) }))));
  if (keys.length === 0) return terminal.note('There is no key.');
  terminal.print(
    table(
      ['Id', 'Principal', 'Name', 'Scopes', 'Created', 'Expires', 'State'],
      keys.map((key) => [
        key.id,
        key.principal,
        key.name,
        key.scopes.join(' '),
        momentOf(key.createdAtMs)?.slice(0, 10) ?? '',
        momentOf(key.expiresAtMs)?.slice(0, 10) ?? 'never',
        stateOf(key, now()),
      ]),
    ),
  );
}

/** From the moment it returns, no gateway lets the key in. */
export async function revokeKey(id: string, { backends, audit, terminal, now }: Administration): Promise<void> {
  if (!/^[0-9A-Za-z]{1,64}$/.test(id)) {
    throw new CommandError('key_unknown', 'Give the id of the key: the letters between its first two underscores.');
  }
  let revokedAtMs: number | undefined;
  await audited(audit, { action: 'keys.revoke', details: { keyId: id } }, async () => {
    revokedAtMs = (await backends.keys.find(id))?.revokedAtMs;
    const revoked = await backends.keys.revoke(id, now());
    if (!revoked) throw new CommandError('key_unknown', `There is no key ${id}. List them: makegate-gateway keys list`);
  });
  const before = momentOf(revokedAtMs);
  terminal.note(before === undefined ? `Key ${id} is revoked.` : `Key ${id} was revoked before, at ${before}.`);
}

const shown = ({ id, principal, name, scopes, createdAtMs, expiresAtMs, revokedAtMs }: ServiceKey) => ({
  id,
  principal,
  name,
  scopes,
  createdAt: momentOf(createdAtMs),
  expiresAt: momentOf(expiresAtMs),
  revokedAt: momentOf(revokedAtMs),
});

function stateOf({ expiresAtMs, revokedAtMs }: ServiceKey, nowMs: number): 'live' | 'expired' | 'revoked' {
  if (revokedAtMs !== undefined) return 'revoked';
  return expiresAtMs === undefined || expiresAtMs > nowMs ? 'live' : 'expired';
}

/** As a shell reads it back. */
const quoted = (text: string): string =>
  /^[\w@.-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
