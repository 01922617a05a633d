import type { SentEvent } from './event-log.js';

/**
 * The rest of a stream whose answer was sent already, as an answer that ends. The SDK's transport would leave it open, to
 * wait for events that can never come.
 */
export function finishedStream(rest: readonly SentEvent[], sessionId: string): Response | undefined {
  if (!rest.some(({ message }) => !('method' in message) && 'id' in message)) return undefined;
  return new Response(rest.map(eventText).join(''), {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache, no-transform',
      'Mcp-Session-Id': sessionId,
    },
  });
}

const eventText = ({ id, message }: SentEvent): string =>
  `event: message\nid: ${id}\ndata: ${JSON.stringify(message)}\n\n`;
