import type { Endpoint } from '@makegate/client';
import { teamMember } from '../../src/roles.js';
import { valuesFor } from '../seeded-values.js';
import type { Values } from '../seeded-values.js';
import type { OpenZone } from '../open-zone.js';
import { allWrites } from './all-writes.js';
import { resolved } from './walk-row.js';
import type { Args, WriteRow } from './write-row.js';

/** A call that the zone carries out, and who may make it. */
export interface KnownCall {
  readonly as?: WriteRow['as'];
  readonly args: Args;
}

/** Bodies of questions that are asked by POST, and of writes that leave no trace. */
const bodies: Readonly<Record<string, Args>> = {
  'analytics.get': { teamId: undefined },
  'aiAgents.run': { messages: [{ role: 'user', content: 'Where is it?' }], config: {} },
  'connections.hasScopes': { scope: ['any'] },
  'functions.check': { code: 'function one() { return 1; }' },
  'rpcs.call': { appName: 'csv', rpcName: 'listDelimiters', data: {} },
  'userRoles.get': { roleId: teamMember.id },
};

/** Arguments with which the zone carries out a write that has a row. The zone is prepared for it. */
export async function knownWrite(open: OpenZone, { id }: Endpoint): Promise<KnownCall> {
  const row = allWrites.find(({ write }) => write === id);
  if (!row) throw new Error(`There is no row of ${id}.`);
  const prepared = (await row.prepare?.(open)) ?? {};
  return { args: resolved(row.args, open, prepared), ...(row.as && { as: row.as }) };
}

/** Arguments with which the zone carries out anything else. */
export const knownRead = (endpoint: Endpoint, values: Values): KnownCall => ({
  args: { ...valuesFor(endpoint, values), ...bodies[endpoint.id] },
});
