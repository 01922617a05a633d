import { Buffer } from 'node:buffer';
import { Refusal } from './http/refusal.js';
import type { DataStoreRow, Json } from './state/rows.js';

const bytesPerMb = 1_048_576;

const recordBytes = (key: string, data: Json): number =>
  Buffer.byteLength(key) + Buffer.byteLength(JSON.stringify(data));

/** What the records take. */
export const usedBytes = ({ records }: DataStoreRow): number =>
  [...records].reduce((sum, [key, data]) => sum + recordBytes(key, data), 0);

export const mostBytes = ({ maxSizeMb }: DataStoreRow): number => maxSizeMb * bytesPerMb;

/**
 * Writes a record, over the old one with this key. Throws the refusal of a full store; with which status Make sends its
 * code for that is not published. A store that was made smaller than what it holds still takes what makes it lighter.
 */
export function putRecord(store: DataStoreRow, key: string, data: Json): void {
  const old = store.records.get(key);
  const growth = recordBytes(key, data) - (old === undefined ? 0 : recordBytes(key, old));
  if (growth > 0 && usedBytes(store) + growth > mostBytes(store)) {
    const detail = `The data store '${store.name}' is full.`;
    throw new Refusal(422, { detail, message: 'Storage limit reached.', code: 'IM003' });
  }
  store.records.set(key, data);
}
