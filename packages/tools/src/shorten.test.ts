import { shortened, sizeOf } from './shorten.js';

test('leaves a value that fits exactly as it is', () => {
  const value = { key: 'a', data: { list: [1, 2] } };
  expect(shortened(value, 100)).toBe(value);
});

test('cuts a long text and says how much is missing', () => {
  const cut = shortened({ id: 7, body: 'x'.repeat(10_000) }, 5_000);
  expect(cut.id).toBe(7);
  expect(cut.body).toMatch(/^x{4000}… 6000 more characters left out$/);
});

test('does not touch the value it was given', () => {
  const value = { body: 'x'.repeat(10_000) };
  shortened(value, 500);
  expect(value.body).toHaveLength(10_000);
});

test('cuts long lists and wide objects with a mark and keeps the fields of the row itself', () => {
  const wide = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`field${at}`, at]));
  const cut = shortened({ key: 'k', data: wide, list: Array.from({ length: 5_000 }, (_, at) => at) }, 1_000);
  expect(Object.keys(cut)).toEqual(['key', 'data', 'list']);
  expect(cut.key).toBe('k');
  expect(cut.data['…']).toMatch(/^… \d+ more fields left out$/);
  expect(cut.list.at(-1)).toMatch(/^… \d+ more items left out$/);
});

/** Lists within lists, twelve wide, with a text on every level. */
function nested(depth: number): unknown {
  if (depth === 0) return 'y'.repeat(300);
  return Array.from({ length: 12 }, () => ({ inner: nested(depth - 1), note: 'z'.repeat(300) }));
}

test('fits even a deep and wide value into its budget', () => {
  const cut = shortened({ data: nested(4) }, 2_000);
  expect(sizeOf(cut)).toBeLessThanOrEqual(2_000);
});

test('cuts a bare text and a bare list as well', () => {
  expect(shortened('x'.repeat(9_000), 5_000)).toContain('5000 more characters left out');
  expect(
    shortened(
      Array.from({ length: 9_000 }, (_, at) => at),
      500,
    ),
  ).toContain('… 8900 more items left out');
});
