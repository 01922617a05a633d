import { EmptyResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { closeServed, connected } from '../test/fakes/served.js';

afterEach(closeServed);

test('promises no completions, because nothing can be completed', async () => {
  const { client } = await connected();
  expect(client.getServerCapabilities()).toEqual({ logging: {}, tools: { listChanged: true } });
  const params = { ref: { type: 'ref/prompt', name: 'things' }, argument: { name: 'thing', value: 't' } };
  await expect(client.request({ method: 'completion/complete', params }, EmptyResultSchema)).rejects.toMatchObject({
    code: -32_601,
  });
});

test('answers the log level that it says can be set', async () => {
  const { client } = await connected();
  expect(await client.setLoggingLevel('warning')).toEqual({});
});

test('answers a cursor that it never gave with invalid params', async () => {
  const { client } = await connected();
  await expect(client.listTools({ cursor: 'nonsense' })).rejects.toMatchObject({
    code: -32_602,
    message: expect.stringContaining('without a cursor'),
    data: { code: 'arguments_invalid' },
  });
});
