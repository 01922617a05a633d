import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startOwnRedis } from '@makegate/repo-redis';
import { startSandbox } from '@makegate/sandbox';
import type { OrganizationQuota, WindowType } from '@makegate/sandbox';
import { WorkerResult } from './worker-messages.js';
import type { WorkerPlan } from './worker-messages.js';

export interface ReplicasPlan {
  readonly guard: string;
  readonly window: WindowType;
  readonly windowMs: number;
  readonly limit: number;
  readonly calls: number;
  readonly replicas: number;
  readonly timeoutMs: number;
  /** Ends one replica by SIGKILL when so many calls have arrived. */
  readonly killAfterCalls?: number;
}

export interface ReplicasResult {
  /** As the sandbox counted. */
  readonly quota: OrganizationQuota;
  readonly interactiveWaitsMs: readonly number[];
  /** Calls whose connection was lost. */
  readonly lost: number;
  /** When a replica was killed. */
  readonly killedAtMs: number | undefined;
}

const waitingCalls = 1_000;

/** Real processes that share a quota of a sandbox zone through a Redis of their own, until enough calls have arrived. */
export async function runReplicas(plan: ReplicasPlan): Promise<ReplicasResult> {
  const redis = await startOwnRedis();
  const sandbox = await startSandbox({
    apiLimit: plan.limit,
    quotaWindow: plan.window,
    quotaWindowMs: plan.windowMs,
  });
  const arrivedOf = (): OrganizationQuota | undefined => sandbox.quota().organizations[0];
  const children = Array.from({ length: plan.replicas }, (_, at) =>
    startWorker({
      ...plan,
      redisUrl: redis.url,
      url: `${sandbox.url}/api/v2/organizations/${sandbox.organizationId}`,
      token: sandbox.apiToken,
      loops: waitingCalls / plan.replicas,
      interactive: at === 0,
      seed: at + 1,
    }),
  );
  const arrived = async (calls: number): Promise<void> => {
    while ((arrivedOf()?.arrivals ?? 0) < calls) {
      if (children.some(({ exitCode }) => exitCode !== null)) throw new Error('A replica has ended by itself.');
      await pause(50);
    }
  };
  try {
    let killedAtMs: number | undefined;
    if (plan.killAfterCalls !== undefined) {
      await arrived(plan.killAfterCalls);
      children.pop()?.kill('SIGKILL');
      killedAtMs = Date.now();
    }
    await arrived(plan.calls);
    const quota = arrivedOf();
    if (!quota) throw new Error('Nothing has arrived.');
    const results = await Promise.all(children.map(stopWorker));
    const interactiveWaitsMs = results.flatMap((result) => result.interactiveWaitsMs);
    const lost = results.reduce((sum, result) => sum + result.lost, 0);
    return { quota, interactiveWaitsMs, lost, killedAtMs };
  } finally {
    for (const child of children) child.kill();
    await sandbox.close();
    await redis.close();
  }
}

function startWorker(plan: WorkerPlan): ChildProcess {
  const child = fork(fileURLToPath(new URL('worker.js', import.meta.url)));
  child.send(plan);
  return child;
}

async function stopWorker(child: ChildProcess): Promise<WorkerResult> {
  const answered = once(child, 'message');
  child.send('stop');
  const [message] = await answered;
  return WorkerResult.parse(message);
}

/** The admitted part of what the server would have admitted, between the first windows, which fill up, and the last one. */
export function quotaUsed({ windows, limit }: OrganizationQuota, windowMs: number): number {
  const inner = windows.slice(2, -1);
  const [first, last] = [inner[0], inner.at(-1)];
  if (!first || !last) return Number.NaN;
  const admitted = inner.reduce((sum, { arrivals, refused }) => sum + arrivals - refused, 0);
  return admitted / (limit * ((last.startMs - first.startMs) / windowMs + 1));
}
