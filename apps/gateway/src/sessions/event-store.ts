import type { EventStore } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { parseEventId } from './event-id.js';
import type { EventLog } from './event-log.js';

/**
 * The events of one session as the SDK's transport wants them. An event that cannot be kept gets an empty id, which tells a
 * client that it cannot resume from here, and is sent all the same: an answer is not lost because its copy was.
 */
export function eventStore(log: EventLog, session: string, onError: (error: unknown) => void): EventStore {
  return {
    async storeEvent(stream, message) {
      try {
        return await log.append(session, stream, message);
      } catch (error) {
        onError(error);
        return '';
      }
    },
    async replayEventsAfter(eventId, { send }) {
      for (const { id, message } of await log.after(session, eventId)) {
        // What only marks the beginning of a stream has no content.
        if ('jsonrpc' in message) await send(id, message);
      }
      return parseEventId(eventId)?.stream ?? '';
    },
  };
}
