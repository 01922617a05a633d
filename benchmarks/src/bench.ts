/** Runs one benchmark by its name, prints anchor, ours and ratio, and writes them to `results/<name>.json`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { ratioOf } from './comparison.js';
import type { Comparison } from './comparison.js';

const benchmarks: Readonly<Record<string, () => Promise<Comparison>>> = {
  'outbound-fairness': async () => (await import('./outbound/fairness.js')).compareFairness(),
  'outbound-killed-replica': async () => (await import('./outbound/killed-replica.js')).compareKilledReplica(),
  'outbound-processes': async () => (await import('./outbound/processes.js')).compareProcesses(),
  'inbound-layers': async () => (await import('./inbound/layers.js')).compareLayers(),
  'inbound-window': async () => (await import('./inbound/window.js')).compareWindows(),
  'inbound-memory': async () => (await import('./inbound/memory.js')).compareMemory(),
  'client-cpu': async () => (await import('./client-resilience/cpu.js')).compareCpu(),
  'client-outage': async () => (await import('./client-resilience/outage.js')).compareOutage(),
  'client-posts': async () => (await import('./client-resilience/posts.js')).comparePosts(),
  'client-reads': async () => (await import('./client-resilience/reads.js')).compareReads(),
  'outbound-simulation': async () => (await import('./outbound/simulation.js')).compareSimulated(),
};

const [name = ''] = process.argv.slice(2);
const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
if (!benchmark) throw new Error(`There is no benchmark "${name}", only: ${Object.keys(benchmarks).join(', ')}.`);

const { title, rows, conditions } = await benchmark();
const shown = rows.map((row) => ({ ...row, ratio: ratioOf(row) }));
console.log(title);
console.table(
  shown.map(({ what, anchor, theirs, ours, ratio, target, reached }) => ({
    what,
    anchor,
    theirs: rounded(theirs),
    ours: rounded(ours),
    ratio: rounded(ratio),
    target,
    reached,
  })),
);
console.log(conditions);

const folder = new URL('../results/', import.meta.url);
await mkdir(folder, { recursive: true });
const machine = { node: process.version, cores: availableParallelism() };
const result = { name, title, measuredAt: new Date().toISOString(), machine, conditions, rows: shown };
await writeFile(new URL(`${name}.json`, folder), `${JSON.stringify(result, undefined, 2)}\n`);
if (rows.some(({ reached }) => !reached)) process.exitCode = 1;

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
