import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import type { Cluster, Redis } from 'ioredis';
import { eventIdOf, parseEventId } from './event-id.js';
import type { EventLog } from './event-log.js';
import type { SessionDirectory } from './session-directory.js';
import { recordIn, recordText } from './session-record-text.js';

const renewScript = `
local owner = redis.call('HGET', KEYS[1], 'owner')
if owner == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return owner`;

const claimScript = `
if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'owner', ARGV[2])
return 1`;

const closeScript = `
local owner = redis.call('HGET', KEYS[1], 'owner')
if owner and owner ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
return 1`;

/** For any number of replicas: one hash for each session, with the owner beside everything that never changes. */
export function redisSessionDirectory(redis: Redis | Cluster, prefix = 'makegate:session:'): SessionDirectory {
  const at = (id: string): string => prefix + id;
  return {
    async open(record, ttlMs) {
      const key = at(record.id);
      await all(redis.multi().hset(key, 'owner', record.owner, 'session', recordText(record)).pexpire(key, ttlMs));
    },
    async find(id) {
      const [owner, text] = await redis.hmget(at(id), 'owner', 'session');
      return typeof owner === 'string' && typeof text === 'string' ? recordIn(text, id, owner) : undefined;
    },
    async renew(id, owner, ttlMs) {
      const found = await redis.eval(renewScript, 1, at(id), owner, ttlMs);
      return typeof found === 'string' ? found : undefined;
    },
    async claim(id, from, to) {
      return (await redis.eval(claimScript, 1, at(id), from, to)) === 1;
    },
    async close(id, owner) {
      return (await redis.eval(closeScript, 1, at(id), owner)) === 1;
    },
  };
}

/** How much is kept, and for how long. */
export interface RedisEventLogOptions {
  /** Begins every key, before the id of the session. Default `makegate:events:`. */
  readonly prefix?: string;
  /** Events of one session. Default 64. */
  readonly maxEvents?: number;
  /** Of events that are all as large as the newest: fewer are kept of large ones. Default 262 144. A larger one is not kept. */
  readonly maxCharacters?: number;
  /** After the last event of a session. Default five minutes. */
  readonly ttlMs?: number;
}

/** For any number of replicas: one stream for each session, so that a client can go on reading at any of them. */
export function redisEventLog(redis: Redis | Cluster, options: RedisEventLogOptions = {}): EventLog {
  const { prefix = 'makegate:events:', maxEvents = 64, maxCharacters = 262_144, ttlMs = 300_000 } = options;
  return {
    async append(session, stream, message) {
      const key = prefix + session;
      const text = JSON.stringify(message);
      const kept = text.length > maxCharacters ? [] : ['message', text];
      const most = Math.max(1, Math.min(maxEvents, Math.floor(maxCharacters / text.length)));
      const adding = redis.multi().xadd(key, 'MAXLEN', '=', most, '*', 'stream', stream, ...kept);
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
