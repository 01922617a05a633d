/** Rows in the order they came. */
export interface Rows<Row extends object> extends Iterable<Row> {
  readonly size: number;
  values(): IterableIterator<Row>;
  filter(wanted: (row: Row) => boolean): Row[];
  find(wanted: (row: Row) => boolean): Row | undefined;
}

/** Rows by a key. Only the table they belong to puts in and takes out. */
export class RowSet<Row extends object> implements Rows<Row> {
  readonly #rows = new Map<unknown, Row>();

  get size(): number {
    return this.#rows.size;
  }

  get(key: unknown): Row | undefined {
    return this.#rows.get(key);
  }

  put(key: unknown, row: Row): void {
    this.#rows.set(key, row);
  }

  remove(key: unknown): void {
    this.#rows.delete(key);
  }

  values(): IterableIterator<Row> {
    return this.#rows.values();
  }

  [Symbol.iterator](): IterableIterator<Row> {
    return this.#rows.values();
  }

  filter(wanted: (row: Row) => boolean): Row[] {
    const found: Row[] = [];
    for (const row of this.#rows.values()) if (wanted(row)) found.push(row);
    return found;
  }

  find(wanted: (row: Row) => boolean): Row | undefined {
    for (const row of this.#rows.values()) if (wanted(row)) return row;
    return undefined;
  }
}
