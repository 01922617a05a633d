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
  last: number;
  size: number;
}

/** How much is kept for each session: the newest events, by number and by characters of JSON. */
export interface MemoryEventLogOptions {
  /** Default 128. */
  readonly maxEvents?: number;
  /** Default 262 144. An event that is larger by itself is not kept. */
  readonly maxCharacters?: number;
}

/** For one process. */
export function memoryEventLog({ maxEvents = 128, maxCharacters = 262_144 }: MemoryEventLogOptions = {}): EventLog {
  const rings = new Map<string, Ring>();
  const ringOf = (session: string): Ring => {
    const ring = rings.get(session) ?? { events: [], last: 0, size: 0 };
    rings.set(session, ring);
    return ring;
  };
  const forgetOldest = (ring: Ring): void => {
    while (ring.events.length > maxEvents || ring.size > maxCharacters)
      ring.size -= ring.events.shift()?.text.length ?? 0;
  };
  return {
    async append(session, stream, message) {
      const ring = ringOf(session);
      ring.last += 1;
      const text = JSON.stringify(message);
      ring.events.push({ stream, at: ring.last, text });
      ring.size += text.length;
      forgetOldest(ring);
      return eventIdOf(stream, String(ring.last));
    },
    async after(session, eventId) {
      const from = parseEventId(eventId);
      const kept = rings.get(session)?.events ?? [];
      return kept
        .filter(({ stream, at }) => stream === from?.stream && at > Number(from.at))
        .map(({ stream, at, text }) => ({ id: eventIdOf(stream, String(at)), message: messageIn(text) }));
    },
    async forget(session) {
      rings.delete(session);
    },
  };
}

const messageIn = (text: string): JSONRPCMessage => JSON.parse(text);
