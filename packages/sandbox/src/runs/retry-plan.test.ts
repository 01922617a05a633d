import { retryPlanOf } from './retry-plan.js';

const breaking = (mapper: object | null) => retryPlanOf({ id: 9, module: 'builtin:Break', mapper });

test('a Break module says how often to retry, and how many minutes to wait each time', () => {
  expect(breaking({ retry: true, count: 5, interval: 3 })).toEqual({ attempts: 5, intervalMs: 180_000 });
  expect(breaking({ retry: 'true', count: '2', interval: '60' })).toEqual({ attempts: 2, intervalMs: 3_600_000 });
});

test('a Break module that says no more than that retries three times, a quarter of an hour apart', () => {
  expect(breaking({ retry: true })).toEqual({ attempts: 3, intervalMs: 900_000 });
  expect(breaking({ retry: true, count: 0, interval: 'soon' })).toEqual({ attempts: 3, intervalMs: 900_000 });
});

test('without its switch a Break module only keeps what has failed', () => {
  expect(breaking({ retry: false, count: 5, interval: 3 })).toBeUndefined();
  expect(breaking(null)).toBeUndefined();
});
