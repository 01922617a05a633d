import { createCallScheduler } from '@makegate/ratelimit';
import { redisSlotPool } from '@makegate/ratelimit/redis';
import Bottleneck from 'bottleneck';
import { Redis } from 'ioredis';
import { RateLimiterQueue, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** How the guards are told to behave. */
export interface GuardPlan {
  readonly guard: string;
  readonly redisUrl: string;
  readonly limit: number;
  readonly windowMs: number;
  /** How long a call whose end nobody knows keeps its slot, without the window. */
  readonly timeoutMs: number;
}

export interface Guard {
  /** Resolves when the call may be sent, to what has to be called with Make's answer. */
  enter(user: string, interactive: boolean): Promise<(limited: boolean) => void>;
  close(): Promise<void>;
}

/** Ours, and three that people would take instead. */
export const guards: Readonly<Record<string, (plan: GuardPlan) => Guard>> = {
  ours,
  'rate-limiter-flexible': rlfConsume,
  'its queue': rlfQueue,
  bottleneck,
};

function ours({ redisUrl, limit, windowMs, timeoutMs }: GuardPlan): Guard {
  const redis = new Redis(redisUrl);
  const pool = redisSlotPool(redis, { onStoreError: console.error });
  const scheduler = createCallScheduler({
    readLimit: async () => limit,
    limitUntilKnown: limit,
    pool,
    windowMs,
    graceMs: 0,
  });
  return {
    enter: async (user, interactive) => {
      const leave = await scheduler.enter({
        zone: 'eu2.make.com',
        organization: '1',
        user,
        priority: interactive ? 'interactive' : 'batch',
        quota: 'counted',
        deadlineAtMs: Date.now() + 600_000,
        timeoutMs,
        limitedBefore: false,
      });
      return (limited) => leave({ kind: limited ? 'limited' : 'answered' });
    },
    close: async () => {
      pool.close();
      await redis.quit();
    },
  };
}

const limiterOf = (redis: Redis, { limit, windowMs }: GuardPlan) =>
  new RateLimiterRedis({ storeClient: redis, points: limit, duration: windowMs / 1_000, keyPrefix: 'rlf' });

function rlfConsume(plan: GuardPlan): Guard {
  const redis = new Redis(plan.redisUrl);
  const limiter = limiterOf(redis, plan);
  const consume = async (): Promise<void> => {
    try {
      await limiter.consume('1');
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      await new Promise((resolve) => void setTimeout(resolve, refusal.msBeforeNext));
      await consume();
    }
  };
  return {
    enter: async () => {
      await consume();
      return () => {};
    },
    close: async () => void (await redis.quit()),
  };
}

function rlfQueue(plan: GuardPlan): Guard {
  const redis = new Redis(plan.redisUrl);
  const queue = new RateLimiterQueue(limiterOf(redis, plan), { maxQueueSize: 100_000 });
  return {
    enter: async () => {
      await queue.removeTokens(1, '1');
      return () => {};
    },
    close: async () => void (await redis.quit()),
  };
}

function bottleneck({ redisUrl, limit, windowMs }: GuardPlan): Guard {
  const client = new Redis(redisUrl);
  const connection = new Bottleneck.IORedisConnection({ client });
  const limiter = new Bottleneck({
    id: 'bottleneck',
    connection,
    reservoir: limit,
    reservoirRefreshAmount: limit,
    reservoirRefreshInterval: windowMs,
  });
  limiter.on('error', console.error);
  return {
    enter: (_user, interactive) =>
      new Promise((resolve, reject) => {
        limiter
          .schedule({ priority: interactive ? 0 : 5 }, () => new Promise<void>((done) => resolve(() => done())))
          .catch(reject);
      }),
    close: async () => {
      await limiter.disconnect(false);
      client.disconnect();
    },
  };
}
