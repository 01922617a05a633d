/** A process that receives the same delivery many times at once, against the built package, and says how often it was new. */
import { createVerifier, standardWebhooks } from '../dist/index.js';
import type { Delivery } from '../dist/index.js';
import { redisReplayGuard } from '../dist/redis.js';
import { Redis } from 'ioredis';

const [, , url = '', prefix = '', secret = ''] = process.argv;
const redis = new Redis(url);
const verifier = createVerifier({
  scheme: standardWebhooks,
  secrets: [secret],
  replay: redisReplayGuard(redis, { keepMs: 600_000, prefix }),
});

export interface Replays {
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly times: number;
}

async function receive({ headers, body, times }: Replays): Promise<readonly string[]> {
  const delivery: Delivery = { headers, body: Buffer.from(body) };
  const verdicts = await Promise.all(Array.from({ length: times }, () => verifier.verify(delivery)));
  return verdicts.map((verdict) => (verdict.ok ? 'accepted' : verdict.reason));
}

process.on('message', (replays: Replays) => {
  void receive(replays).then((answers) => process.send?.(answers));
});
process.on('disconnect', () => redis.disconnect());
await redis.ping();
process.send?.('ready');
