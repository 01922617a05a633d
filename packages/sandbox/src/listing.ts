/** The `pg[…]` of a list request. */
export interface PageRequest {
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
  readonly sortBy?: string | undefined;
  readonly sortDir?: 'asc' | 'desc' | undefined;
  readonly last?: string | number | undefined;
  readonly returnTotalCount?: boolean | undefined;
}

/** How one list goes out. */
export interface Listing<Row extends object, Columns extends object> {
  /** The rows of a page, when nobody says how many. */
  readonly limit: number;
  /** A column as Make names it. */
  readonly sortBy: string;
  readonly sortDir?: 'asc' | 'desc';
  /** Which rows are meant; without it all. */
  readonly where?: (row: Row) => boolean;
  /** What Make shows of a row. Only the rows of the page are asked for it, unless the list is sorted by what no row holds. */
  readonly columns: (row: Row) => Columns;
  /** The columns that have another name in the row. */
  readonly heldAs?: Readonly<Record<string, keyof Row & string>>;
}

export interface Page<Columns> {
  readonly rows: Columns[];
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

/** Sorts the rows, cuts the page, and only then makes columns of it. `last` continues after the row with that id. */
export function pageOf<Row extends object, Columns extends object>(
  rows: Iterable<Row>,
  asked: PageRequest = {},
  listing: Listing<Row, Columns>,
): Page<Columns> {
  const sortBy = asked.sortBy ?? listing.sortBy;
  const sortDir = asked.sortDir ?? listing.sortDir ?? 'asc';
  const limit = asked.limit ?? listing.limit;
  const wanted = [...rows].filter((row) => listing.where?.(row) !== false);
  const value = valueOf(sortBy, listing);
  const sorted = wanted.toSorted((one, other) => (sortDir === 'asc' ? 1 : -1) * compare(value(one), value(other)));
  const offset = asked.last === undefined ? (asked.offset ?? 0) : placeAfter(sorted, asked.last);
  const page = sorted.slice(offset, offset + limit).map(listing.columns);
  const last = page.length > 0 ? column(page[page.length - 1], 'id') : undefined;
  const total = asked.returnTotalCount === true ? { totalCount: wanted.length } : {};
  return { rows: page, pg: { last: last ?? null, sortBy, sortDir, limit, offset, ...total } };
}

/** What a list is sorted by: a column that the row holds itself, or else one that is made of it. */
function valueOf<Row extends object, Columns extends object>(
  sortBy: string,
  { columns, heldAs = {} }: Listing<Row, Columns>,
): (row: Row) => unknown {
  const held = Object.hasOwn(heldAs, sortBy) ? heldAs[sortBy] : sortBy;
  return (row) => column(Object.hasOwn(row, held ?? sortBy) ? row : columns(row), held ?? sortBy);
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
