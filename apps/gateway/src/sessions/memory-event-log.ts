import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { eventIdOf, parseEventId } from './event-id.js';
import type { EventLog } from './event-log.js';

interface Kept {
  readonly stream: string;
  readonly at: number;
  readonly text: string;
}

interface Ring {
  readonly events: Kept[];
  size: number;
}

/** How much is kept: the newest events, by number and by characters of JSON. */
export interface MemoryEventLogOptions {
  /** Of one session. Default 128. */
  readonly maxEvents?: number;
  /** Of one session. Default 262 144. An event that is larger by itself is not kept. */
  readonly maxCharacters?: number;
  /** Of all sessions: above it, those of the session that was silent longest are forgotten. Default 67 108 864. */
  readonly maxCharactersOfAll?: number;
}

/** For one process. */
export function memoryEventLog(options: MemoryEventLogOptions = {}): EventLog {
  const { maxEvents = 128, maxCharacters = 262_144, maxCharactersOfAll = 67_108_864 } = options;
  /** The session that was silent longest first. */
  const rings = new Map<string, Ring>();
  /** Of all sessions, so that no id comes twice, whatever is forgotten. */
  let last = 0;
  let size = 0;
  const ringOf = (session: string): Ring => {
    const ring = rings.get(session) ?? { events: [], size: 0 };
    rings.delete(session);
    rings.set(session, ring);
    return ring;
  };
  const resize = (ring: Ring, by: number): void => {
    ring.size += by;
    size += by;
  };
  const forgetOldest = (ring: Ring): void => {
    while (ring.events.length > maxEvents || ring.size > maxCharacters)
      resize(ring, -(ring.events.shift()?.text.length ?? 0));
  };
  const forget = (session: string): void => {
    size -= rings.get(session)?.size ?? 0;
    rings.delete(session);
  };
  const forgetSilent = (): void => {
    for (const session of rings.keys()) {
      if (size <= maxCharactersOfAll) return;
      forget(session);
    }
  };
  return {
    async append(session, stream, message) {
      const ring = ringOf(session);
      last += 1;
      const text = JSON.stringify(message);
      ring.events.push({ stream, at: last, text });
      resize(ring, text.length);
      forgetOldest(ring);
      forgetSilent();
      return eventIdOf(stream, String(last));
    },
    async after(session, eventId) {
      const from = parseEventId(eventId);
      const kept = rings.get(session)?.events ?? [];
      return kept
        .filter(({ stream, at }) => stream === from?.stream && at > Number(from.at))
        .map(({ stream, at, text }) => ({ id: eventIdOf(stream, String(at)), message: messageIn(text) }));
    },
    forget: async (session) => forget(session),
  };
}

const messageIn = (text: string): JSONRPCMessage => JSON.parse(text);
