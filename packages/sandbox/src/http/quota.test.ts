import { createQuota } from './quota.js';
import type { QuotaOptions } from './quota.js';

let nowMs = 0;

beforeEach(() => {
  nowMs = 0;
});

function quotaWith(options: Partial<QuotaOptions> = {}, byOrganization: Record<number, number> = { 1: 2, 2: 5 }) {
  const limits = {
    of: (id: number) => byOrganization[id] ?? 0,
    set: (limit: number, id?: number) => {
      for (const known of id === undefined ? [1, 2] : [id]) byOrganization[known] = limit;
    },
  };
  const all = { window: 'first-hit', windowMs: 60_000, enforced: true, limits, now: () => nowMs, ...options } as const;
  return createQuota(all);
}

test('gives as many as the limit in a minute, and as many again in the next', () => {
  const quota = quotaWith();
  expect([quota.take(1), quota.take(1), quota.take(1)]).toEqual([true, true, false]);
  nowMs = 59_999;
  expect(quota.take(1)).toBe(false);
  nowMs = 60_000;
  expect([quota.take(1), quota.take(1), quota.take(1)]).toEqual([true, true, false]);
});

test('refuses nothing while the limit stands on paper only', () => {
  const quota = quotaWith({ enforced: false });
  expect(Array.from({ length: 1_000 }, () => quota.take(1))).not.toContain(false);
  expect(quota.report()).toMatchObject({ enforced: false, organizations: [{ limit: 2, arrivals: 1_000, refused: 0 }] });
});

test('one organization does not use up the limit of another', () => {
  const quota = quotaWith();
  while (quota.take(1));
  expect(quota.take(2)).toBe(true);
});

test('the report tells arrivals and refusals of each window, and the most in any span of its length', () => {
  const quota = quotaWith({ window: 'clock' });
  for (const second of [40, 50, 59, 61, 62, 130]) {
    nowMs = second * 1_000;
    quota.take(1);
  }
  expect(quota.report()).toEqual({
    window: 'clock',
    windowMs: 60_000,
    enforced: true,
    organizations: [
      {
        organizationId: 1,
        limit: 2,
        arrivals: 6,
        refused: 1,
        mostInAnySpan: 5,
        windows: [
          { startMs: 0, arrivals: 3, refused: 1 },
          { startMs: 60_000, arrivals: 2, refused: 0 },
          { startMs: 120_000, arrivals: 1, refused: 0 },
        ],
      },
    ],
  });
});

test('the report of first hits begins each window at its first call', () => {
  const quota = quotaWith();
  for (const atMs of [1_500, 61_499, 61_500]) {
    nowMs = atMs;
    quota.take(1);
  }
  const [organization] = quota.report().organizations;
  expect(organization?.windows.map(({ startMs, arrivals }) => [startMs, arrivals])).toEqual([
    [1_500, 2],
    [61_500, 1],
  ]);
});

test('a plan sets the limit of everybody or of one organization, and is kept from then on', () => {
  const quota = quotaWith({ enforced: false });
  quota.take(1);
  quota.take(2);
  quota.change({ plan: 'free' });
  quota.change({ limit: 1, organizationId: 2 });
  expect(quota.report()).toMatchObject({ enforced: true, organizations: [{ limit: 30 }, { limit: 1 }] });
  expect([quota.take(1), quota.take(2)]).toEqual([true, false]);
  quota.change({ limit: null });
  expect(quota.take(2)).toBe(true);
});

test('a limit that is raised or lowered holds for the window that has begun', () => {
  const quota = quotaWith();
  quota.take(1);
  quota.change({ limit: 1 });
  expect(quota.take(1)).toBe(false);
  quota.change({ limit: 2 });
  expect([quota.take(1), quota.take(1)]).toEqual([true, false]);
});

test('another kind of window begins a new one and keeps what was counted', () => {
  const quota = quotaWith();
  while (quota.take(1));
  quota.change({ window: 'sliding', windowMs: 1_000 });
  expect(quota.take(1)).toBe(true);
  const windows = [{ arrivals: 3 }, { arrivals: 1 }];
  expect(quota.report()).toMatchObject({
    window: 'sliding',
    windowMs: 1_000,
    organizations: [{ arrivals: 4, windows }],
  });
});

test('clearing forgets what arrived and gives everybody the whole limit', () => {
  const quota = quotaWith();
  while (quota.take(1));
  quota.clear();
  expect(quota.report().organizations).toEqual([]);
  expect(quota.take(1)).toBe(true);
});

test.each([
  [{ plan: 'huge' }, 'plan'],
  [{ limit: -1 }, 'limit'],
  [{ limit: 2 ** 31 }, 'limit'],
  [{ plan: 'free', limit: 3 }, 'limit'],
  [{ window: 'square' }, 'window'],
  [{ windowMs: 0 }, 'windowMs'],
  [{ windowMs: 86_400_001 }, 'windowMs'],
  [{ speed: 3 }, 'speed'],
])('%j is refused, and the reason names what is wrong', (change, named) => {
  expect(() => quotaWith().change(change)).toThrow(named);
});
