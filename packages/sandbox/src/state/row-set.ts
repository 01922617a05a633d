import { Order } from './order.js';

/** Rows in the order they came. */
export interface Rows<Row extends object> extends Iterable<Row> {
  readonly size: number;
  values(): IterableIterator<Row>;
  filter(wanted: (row: Row) => boolean): Row[];
  find(wanted: (row: Row) => boolean): Row | undefined;
  /** The rows by a column of theirs, smallest first. It is remembered, and changes when rows come and go: copy what you keep. */
  sorted(column: string): readonly Row[];
}

/** Rows by a key. Only the table they belong to puts in and takes out. */
export class RowSet<Row extends object> implements Rows<Row> {
  readonly #rows = new Map<unknown, Row>();
  /** Undefined until somebody asks for one, for most sets are never read in another order. */
  #orders: Map<string, Order<Row>> | undefined;

  get size(): number {
    return this.#rows.size;
  }

  get(key: unknown): Row | undefined {
    return this.#rows.get(key);
  }

  /** Puts in a row whose key is free; false when it was not, and then the set is good for nothing any more. */
  put(key: unknown, row: Row): boolean {
    const before = this.#rows.size;
    // Looking the key up first would cost a large import a fifth of its time.
    this.#rows.set(key, row);
    this.#reorder((order) => order.insert(row));
    return this.#rows.size > before;
  }

  remove(key: unknown): void {
    const row = this.#rows.get(key);
    if (!row) return;
    this.#rows.delete(key);
    this.#reorder((order) => order.remove(row));
  }

  /** Tells that rows are about to have other values in these columns. */
  forget(columns: object): void {
    if (!this.#orders) return;
    for (const column of this.#orders.keys()) if (Object.hasOwn(columns, column)) this.#orders.delete(column);
  }

  sorted(column: string): readonly Row[] {
    this.#orders ??= new Map();
    let order = this.#orders.get(column);
    if (!order) this.#orders.set(column, (order = new Order(column, this.#rows.values())));
    return order.read();
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

  #reorder(edit: (order: Order<Row>) => boolean): void {
    if (!this.#orders) return;
    for (const [column, order] of this.#orders) if (!edit(order)) this.#orders.delete(column);
  }
}
