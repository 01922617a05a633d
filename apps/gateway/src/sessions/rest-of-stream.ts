import { Refusal } from '../refusal.js';
import { parseEventId } from './event-id.js';
import type { SentEvent } from './event-log.js';

/** What the SDK calls the stream that belongs to no request. */
const standaloneStream = '_GET_stream';

/** Whether a stream that is opened, or goes on after an event, is the one for what belongs to no request. */
export const carriesNews = (lastEventId: string | undefined): boolean =>
  lastEventId === undefined || parseEventId(lastEventId)?.stream === standaloneStream;

/** A session whose stream was cut. */
export interface CutStream {
  readonly sessionId: string;
  /** What was sent after an event. */
  readonly after: (eventId: string) => Promise<readonly SentEvent[]>;
  /** Whether any request of the session has no answer yet. */
  readonly running: () => boolean;
}

/**
 * What can be said at once to a client that asks for the rest of a stream: all of it when its answer was sent already, for
 * the SDK's transport would leave it open to wait for more. `undefined` when more may come. Throws when nothing will.
 */
export async function restOfStream(lastEventId: string, { sessionId, after, running }: CutStream) {
  const place = parseEventId(lastEventId);
  if (!place) throw new Refusal('event_id_malformed');
  const rest = await after(lastEventId);
  if (rest.some(isAnswer)) return streamOf(rest, sessionId);
  // Its call was cancelled, or was lost with another replica. Waiting for it would last for ever.
  if (place.stream !== standaloneStream && !running()) throw new Refusal('stream_over');
  return undefined;
}

const isAnswer = ({ message }: SentEvent): boolean => !('method' in message) && 'id' in message;

const streamOf = (events: readonly SentEvent[], sessionId: string): Response =>
  new Response(events.map(eventText).join(''), {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache, no-transform',
      'Mcp-Session-Id': sessionId,
    },
  });

const eventText = ({ id, message }: SentEvent): string =>
  `event: message\nid: ${id}\ndata: ${JSON.stringify(message)}\n\n`;
