import { memoryLimiter } from '@makegate/ratelimit';
import type { RateLimiter } from '@makegate/ratelimit';
import { redisLimiter } from '@makegate/ratelimit/redis';
import { memoryOnce } from '@makegate/tools';
import type { Once } from '@makegate/tools';
import { redisOnce } from '@makegate/tools/redis';
import { memoryReplayGuard } from '@makegate/webhook-verify';
import { redisReplayGuard } from '@makegate/webhook-verify/redis';
import { deliveriesInMinute } from './configuration/limits.js';
import type { RedisClient } from './backends/redis.js';
import type { GatewayConfig } from './gateway-config.js';
import type { GuardFor } from './hooks/hook-verifier.js';
import { redisReplicaDirectory } from './replicas/redis.js';
import type { ReplicaDirectory } from './replicas/replica-directory.js';
import type { EventLog } from './sessions/event-log.js';
import { memoryEventLog } from './sessions/memory-event-log.js';
import { memorySessionDirectory } from './sessions/memory-session-directory.js';
import { redisEventLog, redisSessionDirectory } from './sessions/redis.js';
import type { SessionDirectory } from './sessions/session-directory.js';

/** What a deployment remembers for a while: in one process, or in the Redis that all of its replicas share. */
export interface SharedState {
  readonly limiter: RateLimiter;
  readonly once: Once;
  readonly sessions: SessionDirectory;
  readonly events: EventLog;
  /** Each hook has a guard of its own, because ids of two senders may be the same. */
  readonly guardFor: GuardFor;
  /** Undefined when there is only this process. */
  readonly replicas: ReplicaDirectory | undefined;
}

/** As many deliveries as the limit of a hook lets through meanwhile, up to what a process can hold. */
const idsWithin = (keepMs: number): number => Math.min(1_000_000, Math.ceil(keepMs / 60_000) * deliveriesInMinute);

/** Redis where there is one, else memory that ends with the process. */
export function sharedState(
  redis: RedisClient | undefined,
  { policies }: Pick<GatewayConfig, 'policies'>,
  onLimitsFailed: (error: unknown) => void,
): SharedState {
  if (redis === undefined) {
    return {
      limiter: memoryLimiter(policies),
      once: memoryOnce(),
      sessions: memorySessionDirectory(),
      events: memoryEventLog(),
      guardFor: (_hook, keepMs) => memoryReplayGuard({ keepMs, capacity: idsWithin(keepMs) }),
      replicas: undefined,
    };
  }
  return {
    limiter: redisLimiter(redis, policies, { onStoreError: onLimitsFailed }),
    once: redisOnce(redis),
    sessions: redisSessionDirectory(redis),
    events: redisEventLog(redis),
    guardFor: (hook, keepMs) => redisReplayGuard(redis, { keepMs, prefix: `makegate:delivery:${hook}:` }),
    replicas: redisReplicaDirectory(redis),
  };
}
