import type { MakeClient } from '@makegate/client';
import type { OpenZone } from '../open-zone.js';
import type { Args, RowArgs, RowCall, WriteRow } from './write-row.js';

/** Calls a method of the client by the id of its endpoint. A name that the client does not have is an error. */
async function callById(make: MakeClient, id: string, args: Args): Promise<unknown> {
  const [group = '', name = ''] = id.split('.');
  const method: unknown = Reflect.get(Object(Reflect.get(make, group)), name);
  if (typeof method !== 'function') throw new TypeError(`There is no endpoint ${id}.`);
  return Reflect.apply(method, undefined, [args]);
}

const resolved = (args: RowArgs, open: OpenZone, prepared: Args): Args =>
  typeof args === 'function' ? args(open, prepared) : args;

/** Carries out the write of a row, with its reads before and after, and holds them to what the row says. */
export async function walkRow(open: OpenZone, row: WriteRow): Promise<void> {
  const prepared = (await row.prepare?.(open)) ?? {};
  const ask = ({ endpoint, args }: RowCall) => callById(open.make, endpoint, resolved(args, open, prepared));
  const before = await ask(row.read);
  const untouched = await ask(row.untouched);
  await ask({ endpoint: row.write, args: row.args });
  const after = await ask(row.read);
  expect(after).not.toEqual(before);
  row.changes(before, after);
  expect(await ask(row.untouched)).toEqual(untouched);
}
