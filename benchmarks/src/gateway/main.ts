/**
 * What the gateway costs: connecting, calling and listing, against servers that do nothing else. All of them in one run,
 * interleaved, each in a process of its own, as the load generator is.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOwnRedis } from '@makegate/repo-redis';
import { compareMemory } from './compare-memory.js';
import { compare } from './compare.js';
import { startContestants } from './contestants.js';
import { startLoadGenerator } from './load/load-generator.js';
import { measurements } from './measurements.js';

const folder = await mkdtemp(join(tmpdir(), 'makegate-benchmark-'));
const redis = await startOwnRedis();
const load = startLoadGenerator();
try {
  const servers = await startContestants(folder, redis.url);
  try {
    for (const measurement of measurements) await compare(measurement, servers, load);
  } finally {
    for (const server of Object.values(servers)) await server.stop();
  }
  await compareMemory(join(folder, 'memory.json'), load);
  const loads = loadavg().map((average) => average.toFixed(1));
  console.log(`\nLoad average ${loads.join(' ')}; Node ${process.version}`);
} finally {
  await load.stop();
  await redis.close();
  await rm(folder, { recursive: true });
}
