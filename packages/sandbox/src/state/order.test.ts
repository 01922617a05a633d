import { createRandom } from '../seed/random.js';
import { compareValues } from './order.js';
import { RowSet } from './row-set.js';

interface Thing {
  readonly id: number;
  readonly name: unknown;
}

const filled = (...names: unknown[]): RowSet<Thing> => {
  const rows = new RowSet<Thing>();
  for (const [id, name] of names.entries()) rows.put(id, { id, name });
  return rows;
};

const named = (rows: RowSet<Thing>): unknown[] => rows.sorted('name').map(({ name }) => name);

test('rows that come and go find their place among those already sorted', () => {
  const rows = filled('beta', 'delta', 'alpha');
  expect(named(rows)).toEqual(['alpha', 'beta', 'delta']);
  rows.put(9, { id: 9, name: 'charlie' });
  rows.remove(0);
  expect(named(rows)).toEqual(['alpha', 'charlie', 'delta']);
});

test('among equals the older stands first', () => {
  const rows = filled('same', 'same');
  expect(named(rows)).toHaveLength(2);
  rows.put(5, { id: 5, name: 'same' });
  rows.remove(0);
  expect(rows.sorted('name').map(({ id }) => id)).toEqual([1, 5]);
});

test('a column that changes is sorted anew', () => {
  const rows = filled('beta', 'alpha');
  const [first] = rows.sorted('name');
  rows.forget({ name: 'gamma' });
  if (first) Object.assign(first, { name: 'gamma' });
  expect(named(rows)).toEqual(['beta', 'gamma']);
});

test('after any number of edits the order is that of sorting them all at once', () => {
  const random = createRandom(3);
  const value = () =>
    random.pick<unknown>([random.between(0, 9), 'x'.repeat(random.between(0, 3)), null, true, { odd: 1 }]);
  const rows = filled(...Array.from({ length: 40 }, value));
  rows.sorted('name');
  for (let id = 40; id < 400; id += 1) {
    if (random.next() < 0.5) rows.put(id, { id, name: value() });
    rows.remove(random.between(0, id));
    // Every now and then nobody reads for so long that the order is given up.
    if (random.next() < 0.02) rows.sorted('name');
  }
  const anew = [...rows].toSorted((one, other) => compareValues(one.name, other.name));
  expect(rows.sorted('name')).toEqual(anew);
});
