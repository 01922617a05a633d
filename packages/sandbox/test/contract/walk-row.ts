import { isDeepStrictEqual } from 'node:util';
import type { MakeClient } from '@makegate/client';
import type { People } from '../../src/index.js';
import { allScopes } from '../../src/seed/scopes.js';
import { clientWith, eventually } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';
import type { Args, RowArgs, RowCall, WriteRow } from './write-row.js';

/** Calls a method of the client by the id of its endpoint. A name that the client does not have is an error. */
export async function callById(make: MakeClient, id: string, args: Args): Promise<unknown> {
  const [group = '', name = ''] = id.split('.');
  const method: unknown = Reflect.get(Object(Reflect.get(make, group)), name);
  if (typeof method !== 'function') throw new TypeError(`There is no endpoint ${id}.`);
  return Reflect.apply(method, undefined, [args]);
}

export const resolved = (args: RowArgs, open: OpenZone, prepared: Args): Args =>
  typeof args === 'function' ? args(open, prepared) : args;

export const clientOf = ({ zone }: OpenZone, who: keyof People): MakeClient =>
  clientWith(zone, zone.createToken({ scopes: allScopes, user: zone.people[who] }));

/** Carries out the write of a row, with its reads before and after, and holds them to what the row says. */
export async function walkRow(open: OpenZone, row: WriteRow): Promise<void> {
  const prepared = (await row.prepare?.(open)) ?? {};
  const make = row.as === undefined ? open.make : clientOf(open, row.as);
  const askAs = (who: MakeClient, { endpoint, args }: RowCall) =>
    callById(who, endpoint, resolved(args, open, prepared));
  const reader = row.readAs === undefined ? make : clientOf(open, row.readAs);
  const before = await askAs(reader, row.read);
  const untouched = await askAs(open.make, row.untouched);
  await askAs(make, { endpoint: row.write, args: row.args });
  const after = await changed(row, before, () => askAs(reader, row.read));
  expect(after).not.toEqual(before);
  row.changes(before, after);
  expect(await askAs(open.make, row.untouched)).toEqual(untouched);
}

/** What the read answers after the write, at once unless the row says that it takes a while. */
function changed({ later }: WriteRow, before: unknown, read: () => Promise<unknown>): Promise<unknown> {
  return later ? eventually(read, (after) => !isDeepStrictEqual(after, before)) : read();
}
