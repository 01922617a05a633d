import { called } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';
import { gains, holds, loses } from './expectations.js';
import type { Args, RowArgs, RowCall, WriteRow } from './write-row.js';

const prepared =
  (more: Args = {}): RowArgs =>
  (_, found) => ({ ...found, ...more });
const ofThe = (endpoint: string): RowCall => ({ endpoint, args: prepared() });
const inTeam =
  (more: Args = {}): RowArgs =>
  ({ zone }) => ({ teamId: zone.teamId, ...more });
const listOf = (endpoint: string): RowCall => ({ endpoint, args: inTeam() });
const otherTeams = (endpoint: string): RowCall => ({ endpoint, args: ({ zone }) => ({ teamId: zone.otherTeamId }) });

async function ledger({ make, zone: { teamId } }: OpenZone): Promise<{ connectionId: number }> {
  return { connectionId: called((await make.connections.list({ teamId })).connections, 'Old ledger').id };
}

async function archiveLogin({ make, zone: { teamId } }: OpenZone): Promise<Args> {
  return { keyId: called((await make.keys.list({ teamId })).keys, 'Archive login').id };
}

async function reports({ make, zone: { teamId } }: OpenZone): Promise<Args> {
  return { folderId: called((await make.folders.list({ teamId })).scenariosFolders, 'Reports').id };
}

/** What each write of connections, keys and folders changes, and that the other team's stay as they are. */
export const belongingWrites: readonly WriteRow[] = [
  {
    write: 'connections.create',
    args: inTeam({ connection: { accountName: 'Second ledger', accountType: 'airtable3', apiToken: 'x' } }),
    read: listOf('connections.list'),
    changes: gains('connections', { name: 'Second ledger', accountName: 'airtable3' }),
    untouched: otherTeams('connections.list'),
  },
  {
    write: 'connections.update',
    prepare: ledger,
    args: prepared({ name: 'Oldest ledger' }),
    read: ofThe('connections.get'),
    changes: holds({ connection: { name: 'Oldest ledger' } }),
    untouched: otherTeams('connections.list'),
  },
  {
    // What a connection holds is never shown, but that somebody changed it is.
    write: 'connections.setData',
    prepare: ledger,
    args: prepared({ data: { apiToken: 'another-one' } }),
    read: listOf('auditLogs.team'),
    changes: gains('auditLogs', { eventName: 'connections.setData' }),
    untouched: otherTeams('auditLogs.team'),
  },
  {
    write: 'connections.delete',
    prepare: ledger,
    args: prepared({ confirmed: true }),
    read: listOf('connections.list'),
    changes: loses('connections', 'Old ledger'),
    untouched: otherTeams('connections.list'),
  },
  {
    write: 'keys.create',
    args: inTeam({ name: 'Till', typeName: 'apikeyauth', parameters: { key: 'a-made-up-one' } }),
    read: listOf('keys.list'),
    changes: gains('keys', { name: 'Till', typeName: 'apikeyauth' }),
    untouched: otherTeams('keys.list'),
  },
  {
    write: 'keys.update',
    prepare: archiveLogin,
    args: prepared({ name: 'Attic login' }),
    read: ofThe('keys.get'),
    changes: holds({ key: { name: 'Attic login', typeName: 'basicauth' } }),
    untouched: otherTeams('keys.list'),
  },
  {
    write: 'keys.delete',
    prepare: archiveLogin,
    args: prepared({ confirmed: true }),
    read: listOf('keys.list'),
    changes: loses('keys', 'Archive login'),
    untouched: otherTeams('keys.list'),
  },
  {
    write: 'folders.create',
    args: inTeam({ name: 'Drafts' }),
    read: listOf('folders.list'),
    changes: gains('scenariosFolders', { name: 'Drafts' }),
    untouched: otherTeams('folders.list'),
  },
  {
    write: 'folders.update',
    prepare: reports,
    args: prepared({ name: 'Old reports' }),
    read: listOf('folders.list'),
    changes: holds({ scenariosFolders: expect.arrayContaining([expect.objectContaining({ name: 'Old reports' })]) }),
    untouched: otherTeams('folders.list'),
  },
  {
    write: 'folders.delete',
    prepare: reports,
    args: prepared(),
    read: listOf('folders.list'),
    changes: loses('scenariosFolders', 'Reports'),
    untouched: otherTeams('folders.list'),
  },
];
