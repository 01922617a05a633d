import { interleaved } from '../interleaved.js';
import { median } from '../median.js';
import type { Contestant } from './contestants.js';
import type { LoadGenerator } from './load/load-generator.js';
import type { Measurement, Target } from './measurements.js';
import type { RunningServer } from './running-server.js';

const rounds = 7;
const ours: readonly Contestant[] = ['makegate', 'makegate, audit file', 'makegate, Redis'];

const wanted = ({ most, least }: Target): string => (most === undefined ? `≥ ${least}` : `≤ ${most}`);

/** Measures everyone and prints a table, with the ratios of ours beside what they should be. */
export async function compare(
  { title, kind, among, targets }: Measurement,
  servers: Readonly<Record<Contestant, RunningServer>>,
  load: LoadGenerator,
): Promise<void> {
  const contestants = Object.fromEntries(among.map((name) => [name, () => load.measure(kind, servers[name])]));
  // What a compiler does with code that runs often is done before anything counts.
  await interleaved(contestants, 1);
  const samples = await interleaved(contestants, rounds);
  const middle = (name: Contestant): number => median(samples[name] ?? []);
  const ratioTo = (target: Target, name: Contestant): [string, string] => [
    `to ${target.against} (${wanted(target)})`,
    (middle(name) / middle(target.against)).toFixed(2),
  ];
  const row = (name: Contestant): Readonly<Record<string, string>> => ({
    server: name,
    median: middle(name).toFixed(0),
    ...Object.fromEntries(ours.includes(name) ? targets.map((target) => ratioTo(target, name)) : []),
  });
  console.log(`\n${title}; median of ${rounds}`);
  console.table(among.map(row));
}
