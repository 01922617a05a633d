/** Starts servers, prints their pids as one line of JSON, never closes them, and goes the way it is told to. */
import { startOwnRedis, startRedisCluster } from '../../src/index.ts';

const [kind, end] = process.argv.slice(2);

async function pidsOfStarted(): Promise<readonly number[]> {
  if (kind === 'single') return [(await startOwnRedis()).pid];
  const { primaries, replicas } = await startRedisCluster();
  return [...primaries, ...replicas].map(({ pid }) => pid);
}

const ends: Readonly<Record<string, () => void>> = {
  'wait to be killed': () => setInterval(() => {}, 60_000),
  'come to its end': () => {},
  'call exit': () => process.exit(3),
  throw: () => {
    setTimeout(() => {
      throw new Error('on purpose');
    });
  },
  reject: () => void Promise.reject(new Error('on purpose')),
};

console.log(JSON.stringify(await pidsOfStarted()));
ends[end ?? '']?.();
