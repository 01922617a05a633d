import type { EventStore } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { parseEventId } from './event-id.js';
import type { EventLog } from './event-log.js';

/** The events of one session as the SDK's transport wants them. */
export interface SessionEvents extends EventStore {
  /** Keeps nothing from now on; resolves when what was begun is kept. */
  end(): Promise<void>;
}

/**
 * An event that cannot be kept gets an empty id, which tells a client that it cannot resume from here, and is sent all the
 * same: an answer is not lost because its copy was.
 */
export function eventStore(log: EventLog, session: string, onError: (error: unknown) => void): SessionEvents {
  const begun = new Set<Promise<string>>();
  let ended = false;
  return {
    async storeEvent(stream, message) {
      if (ended) return '';
      const keeping = log.append(session, stream, message);
      begun.add(keeping);
      try {
        return await keeping;
      } catch (error) {
        onError(error);
        return '';
      } finally {
        begun.delete(keeping);
      }
    },
    async replayEventsAfter(eventId, { send }) {
      for (const { id, message } of await log.after(session, eventId)) {
        // What only marks the beginning of a stream has no content.
        if ('jsonrpc' in message) await send(id, message);
      }
      return parseEventId(eventId)?.stream ?? '';
    },
    async end() {
      ended = true;
      await Promise.allSettled(begun);
    },
  };
}
