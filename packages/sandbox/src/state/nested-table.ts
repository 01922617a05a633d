import { OwnerIndex } from './owner-index.js';
import type { Key } from './owner-index.js';
import type { Rows } from './row-set.js';
import type { AnyTable, RequireOwner } from './table.js';

/**
 * Rows that are plain JSON, whose key is theirs only within what owns them: records of a data store, variables of a team.
 * Further owners may be named: a membership goes with the team and with the person.
 */
export class NestedTable<
  Row extends object,
  Home extends keyof Row & string,
  KeyColumn extends keyof Row & string,
> implements AnyTable {
  readonly homeColumn: Home;
  readonly keyColumn: KeyColumn;
  readonly keyColumns: readonly string[];
  readonly owners: readonly (keyof Row & string)[];
  readonly #home: OwnerIndex<Row>;
  readonly #indexes: readonly OwnerIndex<Row>[];
  #requireOwner: RequireOwner = () => undefined;
  #size = 0;

  constructor(homeColumn: Home, keyColumn: KeyColumn, ...furtherOwners: readonly (keyof Row & string)[]) {
    this.homeColumn = homeColumn;
    this.keyColumn = keyColumn;
    this.keyColumns = [homeColumn, keyColumn];
    this.owners = [homeColumn, ...furtherOwners];
    this.#home = new OwnerIndex<Row>(homeColumn, (row) => row[keyColumn]);
    this.#indexes = furtherOwners.map((column) => new OwnerIndex<Row>(column));
  }

  get size(): number {
    return this.#size;
  }

  get(owner: Row[Home] & Key, key: Row[KeyColumn]): Row | undefined {
    return this.#home.of(owner).get(key);
  }

  has(owner: Row[Home] & Key, key: Row[KeyColumn]): boolean {
    return this.get(owner, key) !== undefined;
  }

  *values(): IterableIterator<Row> {
    for (const set of this.#home.sets()) yield* set;
  }

  [Symbol.iterator](): IterableIterator<Row> {
    return this.values();
  }

  /** The rows that this one owns, in the order they came. */
  of(column: keyof Row & string, owner: Key): Rows<Row> {
    return this.#indexOf(column).of(owner);
  }

  /** Writes a row, over the old one with its key. Throws when what owns it is not there. */
  add(row: Row): Row {
    for (const index of [this.#home, ...this.#indexes]) index.requireOwner(row, this.#requireOwner);
    const owner = this.#home.ownerOf(row);
    const old = owner === undefined ? undefined : this.#home.of(owner).get(row[this.keyColumn]);
    if (old) this.#unlink(old);
    this.#link(row);
    return row;
  }

  load(row: Row): boolean {
    return this.#link(row);
  }

  /** Writes some columns of a row, whoever else holds the row. */
  change(row: Row, to: Partial<Row>): Row {
    const moves = [this.keyColumn, ...this.owners].some((column) => Object.hasOwn(to, column));
    if (moves) this.#unlink(row);
    else for (const index of [this.#home, ...this.#indexes]) index.forget(row, to);
    Object.assign(row, to);
    if (moves) this.#link(row);
    return row;
  }

  /** False when there is none. */
  delete(owner: Row[Home] & Key, key: Row[KeyColumn]): boolean {
    const row = this.get(owner, key);
    if (row) this.#unlink(row);
    return row !== undefined;
  }

  deleteOwned(column: string, owner: Key): void {
    for (const row of this.#indexOf(column).of(owner)) this.#unlink(row);
  }

  settle(requireOwner: RequireOwner): void {
    this.#requireOwner = requireOwner;
  }

  #link(row: Row): boolean {
    this.#size += 1;
    for (const index of this.#indexes) index.put(row);
    return this.#home.put(row);
  }

  #unlink(row: Row): void {
    this.#size -= 1;
    for (const index of [this.#home, ...this.#indexes]) index.remove(row);
  }

  #indexOf(column: string): OwnerIndex<Row> {
    const index = [this.#home, ...this.#indexes].find((candidate) => candidate.column === column);
    if (!index) throw new Error(`No index by ${column}.`);
    return index;
  }
}
