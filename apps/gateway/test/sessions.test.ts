import { callTool, connectClient } from './fakes/clients.js';
import { closeServed, serve } from './fakes/served-gateway.js';

afterEach(closeServed);

test('serves the official client: it connects, lists, calls and ends', async () => {
  const { url, key, server } = await serve();
  const { client, transport } = await connectClient(url, key);
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['things_echo', 'things_burn']);
  expect(await callTool(client, 'things_echo', { text: 'hello' })).toEqual({ text: 'hello' });
  expect(server.sessions()).toBe(1);
  await transport.terminateSession();
  expect(server.sessions()).toBe(0);
});
