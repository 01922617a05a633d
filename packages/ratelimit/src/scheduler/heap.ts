/** A binary heap: the smallest by `rank` is on top. */
export interface Heap<Item> {
  readonly size: number;
  peek(): Item | undefined;
  push(item: Item): void;
  pop(): Item | undefined;
}

export function createHeap<Item>(rank: (item: Item) => number): Heap<Item> {
  const items: Item[] = [];

  const sinkInto = (from: number, item: Item): void => {
    let hole = from;
    for (;;) {
      const left = 2 * hole + 1;
      const right = left + 1;
      const child = lesser(left, right);
      const below = items[child];
      if (below === undefined || rank(below) >= rank(item)) break;
      items[hole] = below;
      hole = child;
    }
    items[hole] = item;
  };

  const lesser = (left: number, right: number): number => {
    const [a, b] = [items[left], items[right]];
    return a !== undefined && b !== undefined && rank(b) < rank(a) ? right : left;
  };

  return {
    get size() {
      return items.length;
    },
    peek: () => items[0],
    push: (item) => {
      let hole = items.length;
      while (hole > 0) {
        const parent = (hole - 1) >> 1;
        const above = items[parent];
        if (above === undefined || rank(above) <= rank(item)) break;
        items[hole] = above;
        hole = parent;
      }
      items[hole] = item;
    },
    pop: () => {
      const top = items[0];
      const last = items.pop();
      if (last !== undefined && items.length > 0) sinkInto(0, last);
      return top;
    },
  };
}
