import { createRandom } from './random.js';

const draw = (seed: number) => {
  const random = createRandom(seed);
  return [random.uuid(), random.hex(32), random.between(1, 6), random.next()];
};

test('the same seed draws the same, another seed something else', () => {
  expect(draw(1)).toEqual(draw(1));
  expect(draw(2)).not.toEqual(draw(1));
});

test('uuids are of version 4', () => {
  const random = createRandom(3);
  const uuids = Array.from({ length: 200 }, () => random.uuid());
  for (const uuid of uuids)
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(uuids).size).toBe(200);
});

test('whole numbers reach both ends and go no further', () => {
  const random = createRandom(4);
  const rolls = Array.from({ length: 500 }, () => random.between(1, 6));
  expect([Math.min(...rolls), Math.max(...rolls)]).toEqual([1, 6]);
});
