import { apiToken, createMakeClient } from '@makegate/client';
import { startSandbox } from '@makegate/sandbox';
import type { Fault, Sandbox } from '@makegate/sandbox';
import type { Comparison, ComparisonRow } from '../comparison.js';
import { ours, sdk } from './contestants.js';
import type { Contestant } from './contestants.js';

const trials = Number(process.env['TRIALS'] ?? 10_000);
const atOnce = 20;
const match = { method: 'POST', path: '/scenarios-folders' } as const;

/** Something goes wrong with a third of the requests: before, within and after the work. */
const faults: readonly Fault[] = [
  { kind: 'reset', at: 'request', share: 0.04, match },
  { kind: 'reset', at: 'reply', share: 0.06, match },
  { kind: 'reset', at: 'body', share: 0.04, match },
  { kind: 'stale', share: 0.04, match },
  { kind: 'truncated', share: 0.04, match },
  { kind: 'html', status: 502, share: 0.06, match },
  { kind: 'status', status: 503, headers: { 'retry-after': '0' }, share: 0.04, match },
  { kind: 'latency', at: 'reply', delay: { distribution: 'constant', ms: 400 }, share: 0.02, match },
];

interface Tally {
  readonly duplicates: number;
  /** Done, although whoever called was told that it failed. */
  readonly hidden: number;
  /** Not done, although whoever called was told that it was. */
  readonly invented: number;
}

async function tallied(contestantOf: (sandbox: Sandbox) => Contestant): Promise<Tally> {
  const sandbox = await startSandbox();
  for (const fault of faults) sandbox.addFault(fault);
  const contestant = contestantOf(sandbox);
  const endings = new Map<string, string>();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < trials) {
      const name = `Trial ${(next += 1)}`;
      endings.set(name, await contestant.createFolder(name));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  sandbox.clearFaults();
  const counts = await countFolders(sandbox);
  await sandbox.close();
  const names = [...endings];
  const countOf = (name: string): number => counts.get(name) ?? 0;
  return {
    duplicates: names.reduce((sum, [name]) => sum + Math.max(0, countOf(name) - 1), 0),
    hidden: names.filter(([name, ending]) => ending === 'failed' && countOf(name) > 0).length,
    invented: names.filter(([name, ending]) => ending === 'done' && countOf(name) === 0).length,
  };
}

async function countFolders({ url, apiToken: token, teamId }: Sandbox): Promise<ReadonlyMap<string, number>> {
  const make = createMakeClient({ zone: { url }, credential: apiToken(token), resilience: false });
  const { scenariosFolders } = await make.folders.list({ teamId });
  const counts = new Map<string, number>();
  for (const { name } of scenariosFolders) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** What becomes of POSTs when connections break before, within and after the work. */
export async function comparePosts(): Promise<Comparison> {
  const makegate = await tallied((sandbox) => ours(sandbox, { deadlineMs: 300 }));
  const anchors = {
    'SDK, as it comes': await tallied((sandbox) => sdk(sandbox)),
    'SDK, with its retries': await tallied((sandbox) => sdk(sandbox, 5)),
  };
  const rows = Object.entries(anchors).flatMap(([anchor, theirs]): readonly ComparisonRow[] => {
    const row = (what: string, kind: keyof Tally): ComparisonRow => ({
      what,
      anchor,
      theirs: theirs[kind],
      ours: makegate[kind],
      target: '0',
      reached: makegate[kind] === 0,
    });
    return [
      row('folders made twice', 'duplicates'),
      row('made, and reported as failed', 'hidden'),
      row('not made, and reported as made', 'invented'),
    ];
  });
  return { title: 'Client: POSTs over a bad line', rows, conditions: { trials, atOnce, faultShare: 0.34 } };
}
