import { latest } from './latest.js';

test('lets those who ask during a run share one further run that begins afterwards', async () => {
  const endings: (() => void)[] = [];
  const work = latest(() => new Promise<void>((resolve) => endings.push(resolve)));
  const end = async (index: number) => {
    endings[index]?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const first = work();
  const later = [work(), work()];
  expect(endings).toHaveLength(1);
  await end(0);
  await first;
  expect(endings).toHaveLength(2);
  await end(1);
  await Promise.all(later);
  void work();
  expect(endings).toHaveLength(3);
});

test('goes on after a failure', async () => {
  const outcomes = [false, true];
  const work = latest(async () => {
    await Promise.resolve();
    if (outcomes.shift() === false) throw new Error('no');
  });
  const first = work();
  const second = work();
  await expect(first).rejects.toThrow('no');
  await expect(second).resolves.toBeUndefined();
});
