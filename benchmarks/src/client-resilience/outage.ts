import { setTimeout as delay } from 'node:timers/promises';
import { createBreakers } from '@makegate/client';
import { startSandbox } from '@makegate/sandbox';
import type { Comparison, ComparisonRow } from '../comparison.js';
import { ours, sdk } from './contestants.js';
import type { Ending } from './contestants.js';

const outageMs = 60_000;
const everyMs = 200;
const deadlineMs = 90_000;

/** Most of the instants that lie within any one second. */
const mostInSecond = (atMs: readonly number[]): number =>
  Math.max(0, ...atMs.map((from) => atMs.filter((at) => at >= from && at < from + 995).length));

/** An outage of a minute in real time, met by all at once: who gets an answer in the end, and at what cost to the zone. */
export async function compareOutage(): Promise<Comparison> {
  const sandbox = await startSandbox();
  const attemptsMs: number[] = [];
  let openedAtMs = Number.POSITIVE_INFINITY;
  const breakers = createBreakers({
    onChange: ({ state }) => {
      if (state === 'open') openedAtMs = Math.min(openedAtMs, performance.now());
    },
  });
  const onExchange = (): void => void attemptsMs.push(performance.now());
  // A client for each of our calls, so that none joins another's; what they know of the zone they share.
  const contestants = {
    makegate: () => ours(sandbox, { deadlineMs, resilience: { breakers }, onExchange }),
    'SDK, as it comes': () => sdk(sandbox),
    'SDK, with its retries': () => sdk(sandbox, 1_000),
  };
  const beganAtMs = performance.now();
  sandbox.addFault({ kind: 'outage', forMs: outageMs });
  const open = Object.entries(contestants);
  const calls = open.map((): Promise<Ending>[] => []);
  let number = 0;
  while (performance.now() - beganAtMs < outageMs) {
    number += 1;
    open.forEach(([, contestant], index) => calls[index]?.push(contestant().readTeam()));
    await delay(everyMs);
  }
  const shares = await Promise.all(calls.map(async (made) => doneShare(await Promise.all(made))));
  await sandbox.close();
  const [own = 0, ...anchors] = shares;
  const probes = attemptsMs.filter((at) => at > openedAtMs && at < beganAtMs + outageMs);
  const rows = anchors.map((theirs, index): ComparisonRow => {
    const anchor = open[index + 1]?.[0] ?? '';
    return { what: 'share of calls that succeed', anchor, theirs, ours: own, target: '1', reached: own === 1 };
  });
  const most = mostInSecond(probes);
  const probing = { what: 'most requests in a second while open', anchor: 'bound', theirs: 1, ours: most };
  return {
    title: 'Client: an outage of a minute, and recovery',
    rows: [...rows, { ...probing, target: '<= 1', reached: most <= 1 }],
    conditions: { outageMs, deadlineMs, callsOfEach: number, probes: probes.length },
  };
}

const doneShare = (endings: readonly Ending[]): number =>
  endings.filter((ending) => ending === 'done').length / endings.length;
