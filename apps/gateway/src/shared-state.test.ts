import { sharedState } from './shared-state.js';

test('remembers more deliveries in memory than a hook takes in the time', async () => {
  const { guardFor } = sharedState(undefined, { policies: [] }, () => {});
  const guard = guardFor('orders', 24 * 3_600_000);
  const states = new Set<string>();
  for (let id = 0; id < 200_000; id += 1) states.add((await guard.claim(`id${id}`, 60_000)).state);
  expect([...states]).toEqual(['claimed']);
  const short = guardFor('orders', 60_000);
  for (let id = 0; id < 600; id += 1) await short.claim(`id${id}`, 60_000);
  expect(await short.claim('one more', 60_000)).toEqual({ state: 'full' });
});
