/** The `pg[…]` of a list request. */
export interface PageRequest {
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
  readonly sortBy?: string | undefined;
  readonly sortDir?: 'asc' | 'desc' | undefined;
  readonly last?: string | number | undefined;
  readonly returnTotalCount?: boolean | undefined;
}

export interface PageDefaults {
  readonly limit: number;
  readonly sortBy: string;
  readonly sortDir?: 'asc' | 'desc';
}

export interface Page<Row> {
  readonly rows: Row[];
  /** The `pg` member of the reply. */
  readonly pg: {
    readonly last: unknown;
    readonly sortBy: string;
    readonly sortDir: 'asc' | 'desc';
    readonly limit: number;
    readonly offset: number;
    readonly totalCount?: number;
  };
}

/** Sorts the rows as they go out and cuts the page. `last` continues after the row with that id. */
export function pageOf<Row extends object>(
  rows: readonly Row[],
  asked: PageRequest = {},
  defaults: PageDefaults,
): Page<Row> {
  const sortBy = asked.sortBy ?? defaults.sortBy;
  const sortDir = asked.sortDir ?? defaults.sortDir ?? 'asc';
  const limit = asked.limit ?? defaults.limit;
  const sorted = rows.toSorted(
    (one, other) => (sortDir === 'asc' ? 1 : -1) * compare(column(one, sortBy), column(other, sortBy)),
  );
  const offset = asked.last === undefined ? (asked.offset ?? 0) : placeAfter(sorted, asked.last);
  const page = sorted.slice(offset, offset + limit);
  const last = page.length > 0 ? column(page[page.length - 1], 'id') : undefined;
  const total = asked.returnTotalCount === true ? { totalCount: rows.length } : {};
  return { rows: page, pg: { last: last ?? null, sortBy, sortDir, limit, offset, ...total } };
}

function column(row: object | undefined, name: string): unknown {
  return row === undefined ? undefined : Reflect.get(row, name);
}

function placeAfter(rows: readonly object[], last: string | number): number {
  const at = rows.findIndex((row) => String(column(row, 'id')) === String(last));
  return at < 0 ? rows.length : at + 1;
}

function compare(one: unknown, other: unknown): number {
  if (typeof one === 'string' && typeof other === 'string') return one.localeCompare(other);
  return rank(one) - rank(other);
}

const rank = (value: unknown): number => (typeof value === 'number' ? value : Number(value === true));
