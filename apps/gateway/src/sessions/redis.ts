import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import type { Cluster, Redis } from 'ioredis';
import { eventIdOf, parseEventId } from './event-id.js';
import type { EventLog } from './event-log.js';
import type { SessionDirectory, SessionRecord } from './session-directory.js';

const claimScript = `
if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'owner', ARGV[2])
return 1`;

/** For any number of replicas: one hash for each session, with the owner beside everything that never changes. */
export function redisSessionDirectory(redis: Redis | Cluster, prefix = 'makegate:session:'): SessionDirectory {
  const at = (id: string): string => prefix + id;
  return {
    async open({ owner, ...session }, ttlMs) {
      const key = at(session.id);
      await all(redis.multi().hset(key, 'owner', owner, 'session', JSON.stringify(session)).pexpire(key, ttlMs));
    },
    async touch(id, ttlMs) {
      const [found] = await all(redis.multi().hmget(at(id), 'owner', 'session').pexpire(at(id), ttlMs));
      return recordIn(found);
    },
    async claim(id, from, to) {
      return (await redis.eval(claimScript, 1, at(id), from, to)) === 1;
    },
    async close(id) {
      await redis.del(at(id));
    },
  };
}

function recordIn(found: unknown): SessionRecord | undefined {
  if (!Array.isArray(found)) return undefined;
  const [owner, session]: readonly unknown[] = found;
  if (typeof owner !== 'string' || typeof session !== 'string') return undefined;
  return { ...JSON.parse(session), owner };
}

/** How much is kept, and for how long. */
export interface RedisEventLogOptions {
  /** Begins every key, before the id of the session. Default `makegate:events:`. */
  readonly prefix?: string;
  /** Events of one session, about. Default 64. */
  readonly maxEvents?: number;
  /** After the last event of a session. Default five minutes. */
  readonly ttlMs?: number;
}

/** For any number of replicas: one stream for each session, so that a client can go on reading at any of them. */
export function redisEventLog(redis: Redis | Cluster, options: RedisEventLogOptions = {}): EventLog {
  const { prefix = 'makegate:events:', maxEvents = 64, ttlMs = 300_000 } = options;
  return {
    async append(session, stream, message) {
      const key = prefix + session;
      const entry = ['stream', stream, 'message', JSON.stringify(message)];
      const adding = redis.multi().xadd(key, 'MAXLEN', '~', maxEvents, '*', ...entry);
      const [at] = await all(adding.pexpire(key, ttlMs));
      return eventIdOf(stream, String(at));
    },
    async after(session, eventId) {
      const from = parseEventId(eventId);
      if (!from) return [];
      const entries = await redis.xrange(prefix + session, `(${from.at}`, '+');
      return entries.flatMap(([at, [, stream, , text]]) =>
        stream === from.stream && text !== undefined ? [{ id: eventIdOf(stream, at), message: messageIn(text) }] : [],
      );
    },
    async forget(session) {
      await redis.del(prefix + session);
    },
  };
}

const messageIn = (text: string): JSONRPCMessage => JSON.parse(text);

/** The results of several commands. Rejects when one of them failed. */
async function all(commands: ReturnType<Redis['multi']>): Promise<unknown[]> {
  const results = (await commands.exec()) ?? [];
  return results.map(([error, result]) => {
    if (error) throw error;
    return result;
  });
}
