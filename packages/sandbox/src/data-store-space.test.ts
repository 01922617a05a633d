import { putRecord, usedBytes } from './data-store-space.js';
import type { DataStoreRow } from './state/rows.js';

const store = (maxSizeMb = 1): DataStoreRow => ({
  id: 1,
  teamId: 1,
  name: 'Shelves',
  dataStructureId: null,
  maxSizeMb,
  records: new Map(),
});
const half = { text: 'x'.repeat(600_000) };

test('what takes more than the store may is refused, and nothing of it is written', () => {
  const row = store();
  putRecord(row, 'a', half);
  expect(() => putRecord(row, 'b', half)).toThrow("'Shelves' is full");
  expect([...row.records.keys()]).toEqual(['a']);
});

test('a record takes the place of the old one, and of its bytes', () => {
  const row = store();
  putRecord(row, 'a', half);
  putRecord(row, 'a', { text: `${half.text}y` });
  expect(usedBytes(row)).toBe(600_001 + '{"text":""}'.length + 1);
});

test('a store that was made smaller still takes what makes it lighter', () => {
  const row = store(2);
  putRecord(row, 'a', half);
  putRecord(row, 'b', half);
  row.maxSizeMb = 1;
  expect(() => putRecord(row, 'c', {})).toThrow('is full');
  putRecord(row, 'b', {});
  expect(row.records.get('b')).toEqual({});
});

test('bytes are counted, not characters', () => {
  const row = store();
  putRecord(row, 'é', { a: '€' });
  expect(usedBytes(row)).toBe(2 + '{"a":""}'.length + 3);
});
