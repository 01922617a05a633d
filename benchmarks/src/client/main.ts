/** What a call costs beside its socket: processor time of the client's kernel against bare got, for a reply of one kilobyte. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { apiToken, createMakeClient } from '@makegate/client';
import got from 'got';
import { z } from 'zod';
import { interleaved } from '../interleaved.js';
import { quartiles } from '../quartiles.js';

const rounds = 20;
const callsPerRound = 500;
const token = '3f2b8c1e-5a4d-4e6f-9b7a-0c1d2e3f4a5b';

const server = fork(fileURLToPath(new URL('small-reply-server.js', import.meta.url)));
const [address] = await once(server, 'message');
const { port } = z.object({ port: z.number() }).parse(address);
const url = `http://127.0.0.1:${port}`;
// The kernel alone: what the layers of resilience cost is measured by itself, in client-cpu.
const make = createMakeClient({ zone: { url }, credential: apiToken(token), resilience: false });
const headers = { authorization: `Token ${token}` };

const contestants = {
  'bare got .json()': cpuPerCall(() => got(`${url}/api/v2/scenarios/7`, { headers }).json()),
  'makegate client': cpuPerCall(() => make.scenarios.get({ scenarioId: 7 })),
};

/** Microseconds of the processor, its collector of garbage included, for each of the calls, one after the other. */
function cpuPerCall(call: () => Promise<unknown>): () => Promise<number> {
  return async () => {
    const before = process.cpuUsage();
    for (let count = 0; count < callsPerRound; count += 1) await call();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / callsPerRound;
  };
}

const row = (values: readonly number[], digits: number) => {
  const [lower, middle, upper] = quartiles(values);
  return {
    'lower quartile': lower.toFixed(digits),
    median: middle.toFixed(digits),
    'upper quartile': upper.toFixed(digits),
  };
};

// The compiler has done its work, and the sockets stand.
await interleaved(contestants, 3);
const samples = await interleaved(contestants, rounds);
server.disconnect();

const theirs = samples['bare got .json()'] ?? [];
const ratios = (samples['makegate client'] ?? []).map((ours, round) => ours / (theirs[round] ?? Number.NaN));
console.log(`Processor time of one call in µs, ${rounds} interleaved rounds of ${callsPerRound} calls`);
console.table(Object.fromEntries(Object.entries(samples).map(([name, values]) => [name, row(values, 0)])));
console.log('Ratio of the rounds');
console.table({ 'makegate client / bare got .json()': row(ratios, 2) });
