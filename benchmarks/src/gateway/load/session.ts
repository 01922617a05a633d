import { measuredCall } from '../tools/tool-shapes.js';
import type { Served } from '../served.js';
import { ask } from './ask.js';

/** What is asked again and again. Each resolves when its answer was read and is a good one. */
export interface Session {
  call(): Promise<void>;
  list(): Promise<void>;
}

const initialize = {
  id: 'initialize',
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'benchmark', version: '1.0.0' } },
};

/** Opens a session, or what a server without sessions takes for one. */
export async function openSession(served: Served): Promise<Session> {
  const { session } = await ask(served, undefined, initialize);
  await ask(served, session, { method: 'notifications/initialized' });
  // An id is used once in a session: a server that gets it again need not answer.
  let last = 0;
  const requested = async (message: object, expected: string): Promise<void> => {
    last += 1;
    const { text } = await ask(served, session, { ...message, id: last });
    if (!text.includes(expected) || text.includes('"isError":true'))
      throw new Error(`A bad answer: ${text.slice(0, 400)}`);
  };
  return {
    call: () => requested({ method: 'tools/call', params: measuredCall }, '"structuredContent":'),
    list: () => requested({ method: 'tools/list' }, '"name":"runs_stop"'),
  };
}
