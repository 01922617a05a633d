import type { CallGate } from '@makegate/client';
import { log } from './log.js';
import type { ServerConfig } from './server-config.js';

/** What is assumed of an organization whose license the token may not read. */
const usualLimit = 60;

type Quota = Pick<ServerConfig, 'apiLimit' | 'quotaWindowMs'>;

/** Lets calls wait for Make's limit. Loaded with the first call, because a client waits for the start. */
export function quotaGate(quota: Quota, licensed: () => Promise<number | undefined>): CallGate {
  let loading: Promise<CallGate> | undefined;
  return {
    enter: async (call, signal) => (await (loading ??= load(quota, licensed))).enter(call, signal),
  };
}

async function load(
  { apiLimit, quotaWindowMs }: Quota,
  licensed: () => Promise<number | undefined>,
): Promise<CallGate> {
  const { createCallScheduler } = await import('@makegate/ratelimit');
  return createCallScheduler({
    readLimit: async () => apiLimit ?? (await licensed()) ?? usualLimit,
    ...(apiLimit === undefined ? {} : { limitUntilKnown: apiLimit }),
    ...(quotaWindowMs === undefined ? {} : { windowMs: quotaWindowMs }),
    onError: (error) => log(`The limit of the organization could not be read: ${String(error)}`),
  });
}
