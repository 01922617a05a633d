import { RowSet } from './row-set.js';
import type { Rows } from './row-set.js';

/** What a row, or the thing that owns it, is known by. */
export type Key = number | string;

export const isKey = (value: unknown): value is Key => typeof value === 'number' || typeof value === 'string';

/** The rows of a table by what a column of theirs names. A row whose column is null belongs to nobody and is not in it. */
export class OwnerIndex<Row extends object> {
  readonly column: string;
  readonly #sets = new Map<Key, RowSet<Row>>();
  readonly #none = new RowSet<Row>();
  readonly #keyOf: (row: Row) => unknown;

  constructor(column: string, keyOf: (row: Row) => unknown = (row) => row) {
    this.column = column;
    this.#keyOf = keyOf;
  }

  of(owner: Key): RowSet<Row> {
    return this.#sets.get(owner) ?? this.#none;
  }

  /** False when the owner has a row with this key already. */
  put(row: Row): boolean {
    const owner = this.ownerOf(row);
    if (owner === undefined) return true;
    let set = this.#sets.get(owner);
    if (!set) this.#sets.set(owner, (set = new RowSet()));
    return set.put(this.#keyOf(row), row);
  }

  remove(row: Row): void {
    const owner = this.ownerOf(row);
    if (owner === undefined) return;
    const set = this.of(owner);
    set.remove(this.#keyOf(row));
    if (set.size === 0) this.#sets.delete(owner);
  }

  /** Tells that a row is about to have other values in these columns. */
  forget(row: Row, columns: object): void {
    const owner = this.ownerOf(row);
    if (owner !== undefined) this.of(owner).forget(columns);
  }

  /** Has it looked up whether the row's owner is there. */
  requireOwner(row: Row, require: (column: string, owner: Key) => void): void {
    const owner = this.ownerOf(row);
    if (owner !== undefined) require(this.column, owner);
  }

  /** Every set, by owner in the order the owners came. */
  sets(): Iterable<Rows<Row>> {
    return this.#sets.values();
  }

  /** Whom the row belongs to. */
  ownerOf(row: Row): Key | undefined {
    const owner: unknown = Reflect.get(row, this.column);
    return isKey(owner) ? owner : undefined;
  }
}
