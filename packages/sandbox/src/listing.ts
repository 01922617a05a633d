import { invalidParameter } from './http/refusal.js';
import { compareValues } from './state/order.js';

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

/** Rows of a table, which can hold them sorted, or rows from wherever. */
type Source<Row extends object> = Iterable<Row> & { sorted?(column: string): readonly Row[] };

/**
 * One page of rows in order, and only then columns of them: a page of a table costs what it holds, however many rows there
 * are. Downwards is the reverse of upwards. `last` continues after the row with that id.
 */
export function pageOf<Row extends object, Columns extends object>(
  rows: Source<Row>,
  asked: PageRequest = {},
  listing: Listing<Row, Columns>,
): Page<Columns> {
  const sortBy = asked.sortBy ?? listing.sortBy;
  const sortDir = asked.sortDir ?? listing.sortDir ?? 'asc';
  const limit = asked.limit ?? listing.limit;
  const sorted = sortedBy(sortBy, rows, listing);
  const wanted = listing.where ? sorted.filter(listing.where) : sorted;
  const offset = asked.last === undefined ? (asked.offset ?? 0) : placeAfter(wanted, asked.last, sortDir);
  const page = cut(wanted, offset, limit, sortDir).map((row) => listing.columns(row));
  const last = column(page.at(-1), 'id') ?? null;
  const total = asked.returnTotalCount === true ? { totalCount: wanted.length } : {};
  return { rows: page, pg: { last, sortBy, sortDir, limit, offset, ...total } };
}

/** The rows upwards by a column that they hold themselves, or else by one that is made of each. */
function sortedBy<Row extends object, Columns extends object>(
  sortBy: string,
  rows: Source<Row>,
  { columns, heldAs }: Listing<Row, Columns>,
): readonly Row[] {
  const [first] = rows;
  if (first === undefined) return [];
  const renamed = heldAs && Object.hasOwn(heldAs, sortBy) ? heldAs[sortBy] : undefined;
  if (renamed === undefined && !Object.hasOwn(columns(first), sortBy)) {
    throw invalidParameter('pg[sortBy]', `The list has no column '${sortBy}'.`);
  }
  const name = renamed ?? sortBy;
  const isHeld = Object.hasOwn(first, name);
  if (isHeld && rows.sorted) return rows.sorted(name);
  const valued = Array.from(rows, (row) => ({ row, value: column(isHeld ? row : columns(row), name) }));
  return valued.toSorted((one, other) => compareValues(one.value, other.value)).map(({ row }) => row);
}

function cut<Row>(rows: readonly Row[], offset: number, limit: number, sortDir: 'asc' | 'desc'): Row[] {
  if (sortDir === 'asc') return rows.slice(offset, offset + limit);
  const end = Math.max(0, rows.length - offset);
  return rows.slice(Math.max(0, end - limit), end).toReversed();
}

function placeAfter(rows: readonly object[], last: string | number, sortDir: 'asc' | 'desc'): number {
  const at = rows.findIndex((row) => String(column(row, 'id')) === String(last));
  if (at < 0) return rows.length;
  return sortDir === 'asc' ? at + 1 : rows.length - at;
}

const column = (row: object | undefined, name: string): unknown =>
  row === undefined ? undefined : Reflect.get(row, name);
