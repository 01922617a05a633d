import { startOwnRedis, startLimitMs } from '@makegate/repo-redis';
import type { OwnRedis } from '@makegate/repo-redis';
import { assert, asyncProperty, constantFrom, integer, array, record } from 'fast-check';
import { Redis } from 'ioredis';
import { chargeScript } from '../src/counting/charge-script.js';
import type { Layer, Role } from '../src/counting/layer.js';
import { memoryCounters } from '../src/counting/memory-counters.js';

let server: OwnRedis;
let redis: Redis;
beforeAll(async () => {
  server = await startOwnRedis();
  redis = new Redis(server.url);
}, startLimitMs);
afterAll(async () => {
  redis.disconnect();
  await server.close();
});

const script = chargeScript('local now = tonumber(ARGV[#ARGV])');
const policy = { name: 'any', key: ['ip'], quota: 1, windowMs: 1, whenStoreFails: 'closed' } as const;
const letters: Readonly<Record<Role, string>> = { hard: 'h', shadow: 's', soft: 'd', strikes: 'x' };
const startMs = 1_790_000_000_000;

let plans = 0;
let runs = 0;
/** Windows are long, because keys expire by the clock of the server and not by the test's. */
const layer = record({
  role: constantFrom<Role>('hard', 'shadow', 'soft'),
  quota: integer({ min: 1, max: 12 }),
  windowMs: integer({ min: 100_000, max: 700_000 }),
  cells: constantFrom(0, 1, 60),
}).map(({ role, quota, windowMs, cells }) => ({
  role,
  plan: {
    policy,
    name: `p${(plans += 1)}`,
    quota,
    windowMs,
    cellMs: cells === 60 ? Math.ceil(windowMs / 60) : cells,
  },
}));
const strikesOf = () => ({
  role: 'strikes' as const,
  plan: { policy, name: `x${(plans += 1)}`, quota: 3, windowMs: 300_000, cellMs: 0 },
});
const charges = array(record({ afterMs: integer({ min: -500, max: 40_000 }), cost: integer({ min: 1, max: 4 }) }), {
  minLength: 1,
  maxLength: 60,
});

test('the script comes to the same numbers as the memory, whatever is charged when', async () => {
  const property = asyncProperty(array(layer, { minLength: 1, maxLength: 4 }), charges, async (kinds, calls) => {
    const charge = memoryCounters(10);
    const all = kinds.flatMap((kind) => (kind.role === 'soft' ? [kind, strikesOf()] : [kind]));
    runs += 1;
    let nowMs = startMs;
    for (const { afterMs, cost } of calls) {
      nowMs += afterMs;
      const layers = all.map((kind): Layer => ({
        ...kind,
        key: 'k',
        cost: kind.role === 'strikes' ? 1 : Math.min(cost, kind.plan.quota),
      }));
      const ours = charge(layers, nowMs);
      const theirs = await evaluate(layers, nowMs);
      expect(theirs).toEqual([
        ours.charged ? 1 : 0,
        ...ours.counts.flatMap(({ spent, resetMs, waitMs }) => [spent, resetMs, waitMs]),
      ]);
    }
  });
  await assert(property, { numRuns: 60 });
}, 60_000);

const evaluate = (layers: readonly Layer[], nowMs: number): Promise<unknown> =>
  redis.eval(
    script,
    layers.length,
    ...layers.map(({ plan }) => `${runs}:${plan.name}`),
    ...layers.flatMap(({ plan, role, cost }) => [letters[role], cost, plan.quota, plan.windowMs, plan.cellMs]),
    nowMs,
  );
