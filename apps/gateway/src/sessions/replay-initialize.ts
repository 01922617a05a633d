import type { LiveSession } from './live-session.js';

/** Repeats towards a fresh session how its client introduced itself, and throws the answers away: the client has them. */
export async function replayInitialize(session: LiveSession): Promise<void> {
  const { initialize } = session.record;
  const greeting = await session.post(
    { jsonrpc: '2.0', id: 'adoption', method: 'initialize', params: initialize },
    handed,
  );
  if (typeof greeting !== 'string') await greeting.text();
  await session.post(
    { jsonrpc: '2.0', method: 'notifications/initialized' },
    { ...handed, 'Mcp-Session-Id': session.record.id },
  );
  session.resume();
}

const handed = { Accept: 'application/json, text/event-stream', 'Content-Type': 'application/json' };
