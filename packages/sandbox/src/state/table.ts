import { OwnerIndex, isKey } from './owner-index.js';
import type { Key } from './owner-index.js';
import { RowSet } from './row-set.js';
import type { Rows } from './row-set.js';

/** What all tables can do, whatever their rows are. */
export interface AnyTable {
  readonly size: number;
  /** The columns that together make a row's key. */
  readonly keyColumns: readonly string[];
  /** The columns that name what owns a row. */
  readonly owners: readonly string[];
  values(): Iterable<object>;
  /** Writes a row as `add` does, but of a table that is being filled: false when the key is taken, which spoils the table. */
  load(row: object): boolean;
  deleteOwned(column: string, owner: Key): void;
  /** Tells the table, once, where its rows belong. */
  settle(requireOwner: RequireOwner): void;
}

/** A table that holds what rows of another own, and the column that names the owner there. */
export interface Dependent {
  readonly table: Pick<AnyTable, 'deleteOwned'>;
  readonly column: string;
}

/** Throws when a row's owner is not there. */
export type RequireOwner = (column: string, owner: Key) => void;

/** Hears of a row that has been written, and whether it is in the table. */
export type Watcher<Row> = (row: Row, present: boolean) => void;

/** A table whose writes can be followed. */
export interface Watched<Row extends object> {
  values(): Iterable<Row>;
  watch(watcher: Watcher<Row>): () => void;
}

/**
 * Rows that are plain JSON, in the order they came, each with a key of its own. They are written by `add` and `change` only,
 * so that every index follows; what a row owns goes when the row is deleted.
 */
export class Table<Row extends object, KeyColumn extends keyof Row & string = 'id' & keyof Row>
  implements AnyTable, Rows<Row>, Watched<Row>
{
  readonly keyColumn: KeyColumn;
  readonly keyColumns: readonly string[];
  readonly owners: readonly (keyof Row & string)[];
  readonly #all = new RowSet<Row>();
  readonly #indexes: readonly OwnerIndex<Row>[];
  readonly #watchers = new Set<Watcher<Row>>();
  #dependents: readonly Dependent[] = [];
  #requireOwner: RequireOwner = () => undefined;

  constructor(keyColumn: KeyColumn, ...owners: readonly (keyof Row & string)[]) {
    this.keyColumn = keyColumn;
    this.keyColumns = [keyColumn];
    this.owners = owners;
    this.#indexes = owners.map((column) => new OwnerIndex<Row>(column));
  }

  get size(): number {
    return this.#all.size;
  }

  get(key: Row[KeyColumn]): Row | undefined {
    return this.#all.get(key);
  }

  has(key: Row[KeyColumn]): boolean {
    return this.#all.get(key) !== undefined;
  }

  /** As `has`, for a key of whatever kind. */
  holds(key: Key): boolean {
    return this.#all.get(key) !== undefined;
  }

  values(): IterableIterator<Row> {
    return this.#all.values();
  }

  [Symbol.iterator](): IterableIterator<Row> {
    return this.#all.values();
  }

  filter(wanted: (row: Row) => boolean): Row[] {
    return this.#all.filter(wanted);
  }

  find(wanted: (row: Row) => boolean): Row | undefined {
    return this.#all.find(wanted);
  }

  sorted(column: string): readonly Row[] {
    return this.#all.sorted(column);
  }

  /** The rows that this one owns. It costs no more than they are many. */
  of(column: keyof Row & string, owner: Key): Rows<Row> {
    return this.#indexOf(column).of(owner);
  }

  /** Writes a row, over the old one with its key. Throws when what owns it is not there. */
  add(row: Row): Row {
    for (const index of this.#indexes) index.requireOwner(row, this.#requireOwner);
    const old = this.#all.get(row[this.keyColumn]);
    if (old) this.#unlink(old);
    this.#link(row);
    if (old && old !== row) this.#tell(old, false);
    this.#tell(row, true);
    return row;
  }

  load(row: Row): boolean {
    return this.#link(row);
  }

  /** Writes some columns of a row, whoever else holds the row. */
  change(row: Row, to: Partial<Row>): Row {
    const moves = [this.keyColumn, ...this.owners].some((column) => Object.hasOwn(to, column));
    if (moves) this.#unlink(row);
    else this.#forget(row, to);
    Object.assign(row, to);
    if (moves) this.#link(row);
    this.#tell(row, this.#all.get(row[this.keyColumn]) === row);
    return row;
  }

  /** Deletes a row and all that it owns, in whatever table. False when there is none. */
  delete(key: Row[KeyColumn]): boolean {
    const row = this.#all.get(key);
    if (!row) return false;
    this.#unlink(row);
    if (isKey(key)) for (const { table, column } of this.#dependents) table.deleteOwned(column, key);
    this.#tell(row, false);
    return true;
  }

  deleteOwned(column: string, owner: Key): void {
    for (const row of this.#indexOf(column).of(owner)) this.delete(row[this.keyColumn]);
  }

  /** Tells the table, once, which others hold what its rows own. */
  adopt(dependents: readonly Dependent[]): void {
    this.#dependents = dependents;
  }

  settle(requireOwner: RequireOwner): void {
    this.#requireOwner = requireOwner;
  }

  /** From now on tells of every row that is written. What it returns ends that. */
  watch(watcher: Watcher<Row>): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  #tell(row: Row, present: boolean): void {
    for (const watcher of this.#watchers) watcher(row, present);
  }

  #link(row: Row): boolean {
    for (const index of this.#indexes) index.put(row);
    return this.#all.put(row[this.keyColumn], row);
  }

  #unlink(row: Row): void {
    this.#all.remove(row[this.keyColumn]);
    for (const index of this.#indexes) index.remove(row);
  }

  #forget(row: Row, columns: object): void {
    this.#all.forget(columns);
    for (const index of this.#indexes) index.forget(row, columns);
  }

  #indexOf(column: string): OwnerIndex<Row> {
    const index = this.#indexes.find((candidate) => candidate.column === column);
    if (!index) throw new Error(`No index by ${column}.`);
    return index;
  }
}
