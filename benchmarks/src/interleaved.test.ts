import { interleaved } from './interleaved.js';

test('measures everyone in every round, beginning with another one each time', async () => {
  const order: string[] = [];
  const contestant = (name: string) => async () => {
    order.push(name);
    return order.length;
  };
  const samples = await interleaved({ a: contestant('a'), b: contestant('b') }, 3);
  expect(order).toEqual(['a', 'b', 'b', 'a', 'a', 'b']);
  expect(samples).toEqual({ a: [1, 4, 5], b: [2, 3, 6] });
});
