import { FastMCP } from 'fastmcp';
import { z } from 'zod';

const pixel = Buffer.from('iVBORw0KGgo=', 'base64');

/** A FastMCP server with something of everything that fastmcp can do. */
export function everythingServer(): FastMCP {
  const server = new FastMCP({
    name: 'everything',
    version: '1.0.0',
    logger: { debug() {}, error() {}, info() {}, log() {}, warn() {} },
    ping: { enabled: false },
    roots: { enabled: false },
  });
  server.addTool({
    name: 'show',
    execute: async () => ({
      content: [
        { type: 'text', text: 'Look' },
        { type: 'image', data: pixel.toString('base64'), mimeType: 'image/png' },
        { type: 'audio', data: 'UklGRg==', mimeType: 'audio/wav' },
        { type: 'resource', resource: { uri: 'test://note', text: 'Note', mimeType: 'text/plain' } },
      ],
    }),
  });
  server.addTool({
    name: 'chatter',
    execute: async (_args, { log, reportProgress }) => {
      log.info('begun');
      await reportProgress({ progress: 1, total: 2 });
      log.warn('almost done');
      return 'done';
    },
  });
  server.addTool({
    name: 'ask',
    execute: async (_args, { elicit }) => {
      const properties = { age: { type: 'number' as const, title: 'Age' } };
      const answer = await elicit({ message: 'How old?', requestedSchema: { type: 'object', properties } });
      return JSON.stringify(answer);
    },
  });
  server.addTool({
    name: 'sample',
    execute: async () => {
      const [session] = server.sessions;
      const message = { role: 'user' as const, content: { type: 'text' as const, text: 'Say hello' } };
      return JSON.stringify(await session?.requestSampling({ messages: [message], maxTokens: 10 }));
    },
  });
  server.addTool({ name: 'add', parameters: z.object({ a: z.number() }), execute: async ({ a }) => String(a + 1) });
  server.addResource({ uri: 'test://note', name: 'Note', load: async () => ({ text: 'Note' }) });
  server.addResourceTemplate({
    uriTemplate: 'test://notes/{id}',
    name: 'Notes',
    arguments: [{ name: 'id', complete: async (value) => ({ values: [`${value}1`] }) }],
    load: async ({ id }) => ({ text: `Note ${id}` }),
  });
  server.addPrompt({
    name: 'greet',
    arguments: [{ name: 'who', complete: async (value) => ({ values: [`${value}na`] }) }],
    load: async ({ who }) => `Greet ${who}`,
  });
  return server;
}
