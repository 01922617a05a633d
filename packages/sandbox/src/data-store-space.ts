import { Buffer } from 'node:buffer';
import { Refusal } from './http/refusal.js';
import type { DataStoreRow, Json } from './state/rows.js';
import type { State } from './state/state.js';

const bytesPerMb = 1_048_576;

/** The tables that the records of data stores live in. */
type Shelves = Pick<State, 'dataStores' | 'records'>;

const recordBytes = (key: string, data: Json): number =>
  Buffer.byteLength(key) + Buffer.byteLength(JSON.stringify(data));

export const mostBytes = ({ maxSizeMb }: DataStoreRow): number => maxSizeMb * bytesPerMb;

/**
 * Writes a record, over the old one with this key. Throws the refusal of a full store; with which status Make sends its
 * code for that is not published. A store that was made smaller than what it holds still takes what makes it lighter.
 */
export function putRecord({ dataStores, records }: Shelves, store: DataStoreRow, key: string, data: Json): void {
  const old = records.get(store.id, key);
  const growth = recordBytes(key, data) - (old === undefined ? 0 : recordBytes(key, old.data));
  if (growth > 0 && store.usedBytes + growth > mostBytes(store)) {
    const detail = `The data store '${store.name}' is full.`;
    throw new Refusal(422, { detail, message: 'Storage limit reached.', code: 'IM003' });
  }
  if (old) records.change(old, { data });
  else records.add({ dataStoreId: store.id, key, data });
  dataStores.change(store, { usedBytes: store.usedBytes + growth });
}

/** Removes a record, with the bytes it took. */
export function removeRecord({ dataStores, records }: Shelves, store: DataStoreRow, key: string): void {
  const old = records.get(store.id, key);
  if (!old) return;
  records.delete(store.id, key);
  dataStores.change(store, { usedBytes: store.usedBytes - recordBytes(key, old.data) });
}
