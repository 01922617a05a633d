/** A stream of numbers that only its seed decides. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** Whole, both ends included. */
  between(least: number, most: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  hex(digits: number): string;
  /** A version 4 UUID. */
  uuid(): string;
  /** How far the stream has come: a stream of this seed goes on from here. */
  position(): number;
}

export function createRandom(seed: number): Random {
  const { next, position } = mulberry32(seed);
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const hex = (digits: number) => Array.from({ length: digits }, () => between(0, 15).toString(16)).join('');
  return {
    next,
    position,
    between,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${between(8, 11).toString(16)}${hex(3)}-${hex(12)}`,
  };
}

/** Tommy Ettinger's mulberry32: 32 bits of state, good enough for test data and the same on every machine. */
function mulberry32(seed: number): Pick<Random, 'next' | 'position'> {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, position: () => state };
}
