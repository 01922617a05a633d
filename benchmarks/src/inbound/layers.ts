import type { Policy } from '@makegate/ratelimit';
import { redisLimiter } from '@makegate/ratelimit/redis';
import { startOwnRedis } from '@makegate/repo-redis';
import { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterUnion } from 'rate-limiter-flexible';
import type { Comparison, ComparisonRow } from '../comparison.js';
import { interleaved } from '../interleaved.js';
import { median } from '../median.js';
import { callsPerSecond } from './calls-per-second.js';

const quota = 1_000_000_000;
const windowMs = 60_000;
const rounds = 10;
const roundMs = 1_500;
const keys = 1_000;
const targets = [
  { concurrency: 16, least: 1.15 },
  { concurrency: 128, least: 1.5 },
];

const policyOf = (name: string, key: Policy['key']): Policy => ({
  name,
  key,
  quota,
  windowMs,
  whenStoreFails: 'closed',
});
/** As an app would have them: an address, a person, an organization, and a kind of call. */
const policies: readonly Policy[] = [
  policyOf('address', ['ip']),
  policyOf('person', ['principal']),
  policyOf('tenant', ['tenant']),
  policyOf('tool', ['principal', 'tool']),
];

/** Four layers of one call on one Redis: ours, which charges all or none, and a union of four, which charges them one by one. */
export async function compareLayers(): Promise<Comparison> {
  const server = await startOwnRedis();
  const [first, second] = [new Redis(server.url), new Redis(server.url)];
  const ours = redisLimiter(first, policies, { timeoutMs: 10_000 });
  const theirs = new RateLimiterUnion(
    ...policies.map(
      ({ name }) =>
        new RateLimiterRedis({ storeClient: second, points: quota, duration: windowMs / 1000, keyPrefix: name }),
    ),
  );
  const charge = async (at: number): Promise<void> => {
    const person = `p${at}`;
    const call = { ip: `10.0.${at >> 8}.${at & 255}`, principal: person, tenant: 't', tool: 'tool', effect: 'read' };
    if (!(await ours.consume(call)).allowed) throw new Error('The quota was to be large enough.');
  };
  const union = (at: number) => theirs.consume(`p${at}`);
  const rows: ComparisonRow[] = [];
  for (const { concurrency, least } of targets) {
    const contestants = {
      ours: () => callsPerSecond(charge, { concurrency, keys, lastsMs: roundMs }),
      theirs: () => callsPerSecond(union, { concurrency, keys, lastsMs: roundMs }),
    };
    await interleaved(contestants, 1);
    const samples = await interleaved(contestants, rounds);
    const [our, their] = [median(samples['ours'] ?? []), median(samples['theirs'] ?? [])];
    rows.push({
      what: `four layers in a second, concurrency ${concurrency}`,
      anchor: 'RateLimiterUnion',
      theirs: their,
      ours: our,
      target: `at least ${least} times as many`,
      reached: our >= least * their,
    });
  }
  first.disconnect();
  second.disconnect();
  await server.close();
  return { title: 'Four layers at once on Redis', rows, conditions: { rounds, roundMs, keys, windowMs } };
}
