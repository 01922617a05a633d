import { pageOf } from './listing.js';

const rows = [
  { id: 2, name: 'beta' },
  { id: 3, name: 'alpha' },
  { id: 1, name: 'gamma' },
];
const defaults = { limit: 2, sortBy: 'id', columns: ({ id }: { readonly id: number }) => ({ id }) } as const;
const ids = (page: { readonly rows: readonly { readonly id: number }[] }) => page.rows.map(({ id }) => id);

test('cuts the default page from rows in the default order', () => {
  const page = pageOf(rows, undefined, defaults);
  expect(ids(page)).toEqual([1, 2]);
  expect(page.pg).toEqual({ last: 2, sortBy: 'id', sortDir: 'asc', limit: 2, offset: 0 });
});

test('sorts by any column, either way', () => {
  const named = { ...defaults, columns: (row: { readonly id: number; readonly name: string }) => row };
  expect(ids(pageOf(rows, { sortBy: 'name', limit: 9 }, named))).toEqual([3, 2, 1]);
  expect(ids(pageOf(rows, { sortDir: 'desc', limit: 9 }, defaults))).toEqual([3, 2, 1]);
});

test('skips rows by offset, or up to the last one seen', () => {
  expect(ids(pageOf(rows, { offset: 2 }, defaults))).toEqual([3]);
  expect(ids(pageOf(rows, { last: '1' }, defaults))).toEqual([2, 3]);
  expect(ids(pageOf(rows, { last: 99 }, defaults))).toEqual([]);
  expect(ids(pageOf(rows, { offset: 9 }, defaults))).toEqual([]);
});

test('counts all rows when asked to', () => {
  expect(pageOf(rows, { limit: 1, returnTotalCount: true }, defaults).pg.totalCount).toBe(3);
});

test('rows are sorted by any column, whatever it holds', () => {
  const odd = [
    { id: 1, data: { valueOf: 1, toString: 1 } },
    { id: 2, data: 5 },
    { id: 3, data: true },
  ];
  const shown = { ...defaults, columns: (row: { readonly id: number; readonly data: unknown }) => row };
  expect(ids(pageOf(odd, { sortBy: 'data', limit: 9 }, shown))).toEqual([1, 3, 2]);
});

test.each(['__proto__', 'constructor', 'secret'])('nothing is sorted by %s, which the list does not show', (sortBy) => {
  const listing = { limit: 10, sortBy: 'id', columns: ({ id }: { readonly id: number }) => ({ id }) };
  expect(() => pageOf([{ id: 1, secret: 'x' }], { sortBy }, listing)).toThrow('Validation failed');
});
