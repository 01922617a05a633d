import { ElicitRequestSchema, type ElicitResult } from '@modelcontextprotocol/sdk/types.js';
import { call, closeServed, connected } from '../test/fakes/served.js';

afterEach(closeServed);

test('knows the client’s capabilities at the first call', async () => {
  const { client } = await connected(undefined, { elicitation: {} });
  client.setRequestHandler(ElicitRequestSchema, (): ElicitResult => ({ action: 'decline' }));
  const { structuredContent } = await call(client, 'things_burn', { thingId: 1 });
  expect(structuredContent).toEqual({ outcome: 'declined', preview: 'Thing 1 goes up in smoke.' });
});

test('asks the person when the client can show a form, on the stream of the call that asks', async () => {
  const { client, sent } = await connected(undefined, { elicitation: { form: {} } });
  const asked: string[] = [];
  client.setRequestHandler(ElicitRequestSchema, ({ params }): ElicitResult => {
    asked.push(params.message);
    return { action: 'accept', content: {} };
  });
  await client.listTools();
  const { structuredContent } = await call(client, 'things_burn', { thingId: 4 });
  expect(structuredContent).toEqual({ outcome: 'done', result: { burnt: 4 } });
  expect(asked).toEqual(['Thing 4 goes up in smoke.']);
  const question = sent.find(({ message }) => 'method' in message && message.method === 'elicitation/create');
  const answer = sent.at(-1)?.message;
  expect(answer && 'id' in answer ? answer.id : undefined).toBe(question?.options?.relatedRequestId);
});

test.each([
  ['declares no questions', {}],
  ['only declares questions by URL', { elicitation: { url: {} } }],
])('falls back to a token when the client %s', async (_title, capabilities) => {
  const { client } = await connected(undefined, capabilities);
  await client.listTools();
  const first = await call(client, 'things_burn', { thingId: 4 });
  expect(first.structuredContent).toMatchObject({ outcome: 'confirmation_required', expiresInSeconds: 300 });
  const confirmationToken = first.structuredContent?.['confirmationToken'];
  const second = await call(client, 'things_burn', { thingId: 4, confirmationToken });
  expect(second.structuredContent).toEqual({ outcome: 'done', result: { burnt: 4 } });
});

test('falls back to a token when the client declared questions but cannot answer them', async () => {
  const { client } = await connected(undefined, { elicitation: {} });
  client.setRequestHandler(ElicitRequestSchema, () => {
    throw new Error('no dialog here');
  });
  const { structuredContent } = await call(client, 'things_burn', { thingId: 4 });
  expect(structuredContent).toMatchObject({ outcome: 'confirmation_required' });
});
