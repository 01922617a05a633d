import { putRecord, removeRecord } from './data-store-space.js';
import { createTables } from './state/tables.js';

function open(maxSizeMb = 1) {
  const tables = createTables();
  const store = {
    id: 1,
    teamId: 1,
    name: 'Shelves',
    dataStructureId: null,
    maxSizeMb,
    usedBytes: 0,
  };
  tables.dataStores.load(store);
  const keys = () => [...tables.records.of('dataStoreId', 1)].map(({ key }) => key);
  return { tables, store, keys };
}

const half = { text: 'x'.repeat(600_000) };

test('what takes more than the store may is refused, and nothing of it is written', () => {
  const { tables, store, keys } = open();
  putRecord(tables, store, 'a', half);
  const before = store.usedBytes;
  expect(() => putRecord(tables, store, 'b', half)).toThrow("'Shelves' is full");
  expect(keys()).toEqual(['a']);
  expect(store.usedBytes).toBe(before);
});

test('a record takes the place of the old one, and of its bytes', () => {
  const { tables, store } = open();
  putRecord(tables, store, 'a', half);
  putRecord(tables, store, 'a', { text: `${half.text}y` });
  expect(store.usedBytes).toBe(600_001 + '{"text":""}'.length + 1);
});

test('a removed record gives its bytes back', () => {
  const { tables, store, keys } = open();
  putRecord(tables, store, 'a', half);
  removeRecord(tables, store, 'a');
  removeRecord(tables, store, 'a');
  expect(store.usedBytes).toBe(0);
  expect(keys()).toEqual([]);
});

test('a store that was made smaller still takes what makes it lighter', () => {
  const { tables, store } = open(2);
  putRecord(tables, store, 'a', half);
  putRecord(tables, store, 'b', half);
  tables.dataStores.change(store, { maxSizeMb: 1 });
  expect(() => putRecord(tables, store, 'c', {})).toThrow('is full');
  putRecord(tables, store, 'b', {});
  expect(tables.records.get(1, 'b')).toMatchObject({ data: {} });
});

test('bytes are counted, not characters', () => {
  const { tables, store } = open();
  putRecord(tables, store, 'é', { a: '€' });
  expect(store.usedBytes).toBe(2 + '{"a":""}'.length + 3);
});
