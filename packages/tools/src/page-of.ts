import { z } from 'zod';
import { shortened, sizeOf } from './shorten.js';

/** The largest page of a list, in characters of JSON. Below the answer limits of the common MCP clients. */
export const pageBudget = 24_000;

/** The two arguments that every list tool takes. */
export const pageInput = {
  limit: z.number().int().min(1).max(100).default(20).describe('Rows per page'),
  offset: z.number().int().min(0).default(0).describe('Rows to skip: nextOffset of the page before'),
};

export interface PageRequest {
  readonly limit: number;
  readonly offset: number;
}

export interface Page<Row> {
  readonly rows: Row[];
  /** Where the next page begins. Absent on the last page. */
  readonly nextOffset?: number;
}

/** What to ask Make for: one row more than wanted tells whether there is a next page. */
export const askFor = ({ limit, offset }: PageRequest): { offset: number; limit: number } => ({
  offset,
  limit: limit + 1,
});

/**
 * A page of rows that Make has already paged: `rows` begin at `offset`, and hold one more than `limit` if there are more.
 * Rows that do not fit into the size budget are left to the next page; a row too large for any page is shortened.
 */
export function pageOf<Row>(rows: readonly Row[], { limit, offset }: PageRequest, budget = pageBudget): Page<Row> {
  const fitting: Row[] = [];
  let size = 0;
  for (const row of rows.slice(0, limit)) {
    size += sizeOf(row) + 1;
    if (size > budget) break;
    fitting.push(row);
  }
  const [first] = rows;
  if (fitting.length === 0 && first !== undefined) fitting.push(shortened(first, budget));
  return fitting.length < rows.length ? { rows: fitting, nextOffset: offset + fitting.length } : { rows: fitting };
}

/** The same for a list that Make sends whole: `all` begins at the first row. */
export const pageOfAll = <Row>(all: readonly Row[], page: PageRequest, budget = pageBudget): Page<Row> =>
  pageOf(all.slice(page.offset), page, budget);
