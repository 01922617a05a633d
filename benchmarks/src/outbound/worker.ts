/** One replica: calls the sandbox through a guard without pause until it is told to stop. */
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { guards } from './guards.js';
import { oneWayMs, seededRandom } from './random.js';
import { WorkerPlan } from './worker-messages.js';
import type { WorkerResult } from './worker-messages.js';

const [message] = await once(process, 'message');
const plan = WorkerPlan.parse(message);
const guard = guards[plan.guard]?.(plan);
if (!guard) throw new Error(`There is no guard "${plan.guard}".`);
const random = seededRandom(plan.seed);
const interactiveWaitsMs: number[] = [];

const agent = new Agent({ keepAlive: true });
let lost = 0;

/** The status, or 0 for a connection that was lost: on a busy machine the server may close one just when it is used. */
const askOnce = (): Promise<number> =>
  new Promise((resolve) => {
    const headers = { authorization: `Token ${plan.token}` };
    const lose = () => {
      lost += 1;
      resolve(0);
    };
    request(plan.url, { agent, headers }, (response) => {
      response
        .resume()
        .once('end', () => resolve(response.statusCode ?? 0))
        .once('error', lose);
    })
      .once('error', lose)
      .end();
  });

/** A loopback has no latency, so each way takes as long as it may take through a network. */
const call = async (leave: (limited: boolean) => void): Promise<void> => {
  await pause(oneWayMs(random));
  const status = await askOnce();
  await pause(oneWayMs(random));
  leave(status === 429);
};

const loop = async (): Promise<never> => {
  for (;;) await call(await guard.enter('saturating', false));
};
const askInteractively = async (): Promise<void> => {
  const startMs = performance.now();
  const leave = await guard.enter('waiting', true);
  interactiveWaitsMs.push(performance.now() - startMs);
  await call(leave);
};

for (let started = 0; started < plan.loops; started += 1) void loop();
if (plan.interactive) setInterval(() => void askInteractively(), 1_000);
await once(process, 'message');
process.send?.({ interactiveWaitsMs, lost } satisfies WorkerResult, () => process.exit());
