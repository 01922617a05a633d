import { askFor, pageInput, pageOf, pageOfAll } from './page-of.js';
import { sizeOf } from './shorten.js';

const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, at) => ({ id: from + at }));

test('asks Make for one row more than wanted', () => {
  expect(askFor({ limit: 20, offset: 40 })).toEqual({ offset: 40, limit: 21 });
});

test('says where the next page begins when there is one', () => {
  expect(pageOf(numbered(21, 40), { limit: 20, offset: 40 })).toEqual({ rows: numbered(20, 40), nextOffset: 60 });
});

test('has no next page when the rows end with the page', () => {
  expect(pageOf(numbered(20), { limit: 20, offset: 0 })).toEqual({ rows: numbered(20) });
  expect(pageOf([], { limit: 20, offset: 300 })).toEqual({ rows: [] });
});

test('leaves rows that do not fit to the next page, so that following nextOffset meets every row once', () => {
  const all = numbered(10).map(({ id }) => ({ id, text: 'x'.repeat(90) }));
  const met: number[] = [];
  let offset: number | undefined = 0;
  let pages = 0;
  while (offset !== undefined) {
    const page: { rows: { id: number }[]; nextOffset?: number } = pageOfAll(all, { limit: 10, offset }, 400);
    expect(sizeOf(page.rows)).toBeLessThanOrEqual(401);
    met.push(...page.rows.map(({ id }) => id));
    offset = page.nextOffset;
    pages += 1;
  }
  expect(met).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(pages).toBeGreaterThan(2);
});

test('shortens a row that is alone too large and goes on after it', () => {
  const rows = [
    { id: 1, body: 'x'.repeat(5_000) },
    { id: 2, body: 'short' },
  ];
  const page = pageOf(rows, { limit: 20, offset: 0 }, 500);
  expect(page.rows).toHaveLength(1);
  expect(page.rows[0]?.body).toContain('characters left out');
  expect(page.nextOffset).toBe(1);
});

test('offers limits from 1 to 100 and begins at the first row', () => {
  expect(pageInput.limit.parse(undefined)).toBe(20);
  expect(pageInput.offset.parse(undefined)).toBe(0);
  expect(pageInput.limit.safeParse(101).success).toBe(false);
  expect(pageInput.limit.safeParse(0).success).toBe(false);
  expect(pageInput.offset.safeParse(-1).success).toBe(false);
});
