import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { apiToken, createMakeClient } from '@makegate/client';
import { createCallScheduler } from '@makegate/ratelimit';
import { z } from 'zod';
import type { Comparison } from '../comparison.js';
import { interleaved } from '../interleaved.js';
import { median } from '../median.js';

const rounds = 20;
const callsPerRound = 500;
const mostTimes = 1.25;

/** Processor time of a call with all layers and the scheduler, over the same call as one bare request. */
export async function compareCpu(): Promise<Comparison> {
  const server = fork(fileURLToPath(new URL('../client/small-reply-server.js', import.meta.url)));
  const [address] = await once(server, 'message');
  const { port } = z.object({ port: z.number() }).parse(address);
  const account = {
    zone: { url: `http://127.0.0.1:${port}` },
    credential: apiToken('3f2b8c1e-5a4d-4e6f-9b7a-0c1d2e3f4a5b'),
  };
  const gate = createCallScheduler({ readLimit: async () => 10_000_000, limitUntilKnown: 10_000_000 });
  const kernel = createMakeClient({ ...account, resilience: false });
  const whole = createMakeClient({ ...account, resilience: { quota: { gate, organization: '1', user: 'ada' } } });
  const contestants = {
    kernel: cpuPerCall(() => kernel.scenarios.get({ scenarioId: 7 })),
    whole: cpuPerCall(() => whole.scenarios.get({ scenarioId: 7 })),
  };
  // The compiler has done its work, and the sockets stand.
  await interleaved(contestants, 3);
  const { kernel: bare = [], whole: layered = [] } = await interleaved(contestants, rounds);
  server.disconnect();
  const times = median(layered.map((ours, round) => ours / (bare[round] ?? Number.NaN)));
  return {
    title: 'Client: processor time of a call, in µs',
    rows: [
      {
        what: 'the whole stack, breaker, budget, scheduler and shared reads included',
        anchor: 'the same client with resilience: false',
        theirs: median(bare),
        ours: median(layered),
        target: `<= ${mostTimes} times, median of the rounds`,
        reached: times <= mostTimes,
      },
    ],
    conditions: { rounds, callsPerRound, medianOfRatios: Number(times.toFixed(3)) },
  };
}

/** Microseconds of the processor, its collector of garbage included, for each of the calls, one after the other. */
function cpuPerCall(call: () => Promise<unknown>): () => Promise<number> {
  return async () => {
    const before = process.cpuUsage();
    for (let count = 0; count < callsPerRound; count += 1) await call();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / callsPerRound;
  };
}
