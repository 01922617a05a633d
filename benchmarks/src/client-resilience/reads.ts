import { startSandbox } from '@makegate/sandbox';
import type { Comparison } from '../comparison.js';
import { ours, sdk } from './contestants.js';
import type { Contestant } from './contestants.js';

const reads = 100;

/** How many requests a hundred identical reads at the same time become. */
export async function compareReads(): Promise<Comparison> {
  const sandbox = await startSandbox();
  const requestsOf = async ({ readTeam }: Contestant): Promise<number> => {
    const before = sandbox.requests().length;
    await Promise.all(Array.from({ length: reads }, () => readTeam()));
    return sandbox.requests().length - before;
  };
  const theirs = await requestsOf(sdk(sandbox));
  const own = await requestsOf(ours(sandbox));
  await sandbox.close();
  const row = { what: 'requests', anchor: 'SDK', theirs, ours: own, target: '1', reached: own === 1 };
  return { title: `Client: ${reads} identical reads at the same time`, rows: [row], conditions: { reads } };
}
