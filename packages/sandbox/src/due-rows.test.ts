import { followDueRows } from './due-rows.js';
import { createMovableClock } from './movable-clock.js';
import { Table } from './state/table.js';

interface Chore {
  readonly id: number;
  readonly dueMs: number | null;
}

function followed() {
  const table = new Table<Chore>('id');
  const clock = createMovableClock(() => 0);
  const done: [number, number][] = [];
  table.add({ id: 1, dueMs: 1_000 });
  const end = followDueRows(
    table,
    clock,
    ({ dueMs }) => dueMs,
    ({ id }, dueMs) => done.push([id, dueMs]),
  );
  return { table, clock, done, end };
}

test('rows are seen to when they are due, those that were there and those that come', () => {
  const { table, clock, done } = followed();
  table.add({ id: 2, dueMs: 500 });
  clock.advance(2_000);
  expect(done).toEqual([
    [2, 500],
    [1, 1_000],
  ]);
  clock.close();
});

test('a row that changes, goes or is written over keeps no timer of before', () => {
  const { table, clock, done } = followed();
  const moved = table.add({ id: 2, dueMs: 500 });
  table.change(moved, { dueMs: 3_000 });
  table.add({ id: 3, dueMs: 500 });
  table.delete(3);
  table.add({ id: 4, dueMs: 500 });
  table.add({ id: 4, dueMs: null });
  clock.advance(5_000);
  expect(done).toEqual([
    [1, 1_000],
    [2, 3_000],
  ]);
  clock.close();
});

test('a row that is due already is seen to soon, never within the call that wrote it', () => {
  const { table, clock, done } = followed();
  clock.advance(10_000);
  table.add({ id: 2, dueMs: 500 });
  expect(done).toEqual([[1, 1_000]]);
  clock.advance(0);
  expect(done).toHaveLength(2);
  clock.close();
});

test('nothing is seen to once following has ended', () => {
  const { table, clock, done, end } = followed();
  end();
  table.add({ id: 2, dueMs: 500 });
  clock.advance(5_000);
  expect(done).toEqual([]);
  clock.close();
});
