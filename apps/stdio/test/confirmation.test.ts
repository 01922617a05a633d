import { startSandbox } from '@makegate/sandbox';
import type { Sandbox } from '@makegate/sandbox';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import type { ElicitResult } from '@modelcontextprotocol/sdk/types.js';
import { failureOf, openServer } from './open-server.js';
import type { OpenServer } from './open-server.js';

interface Answer {
  readonly outcome: string;
  readonly preview?: string;
  readonly confirmationToken?: string;
  readonly expiresInSeconds?: number;
}

let sandbox: Sandbox;
let server: OpenServer;
const asked: string[] = [];

beforeEach(async () => {
  sandbox = await startSandbox();
  asked.length = 0;
});

afterEach(async () => {
  await server.close();
  await sandbox.close();
});

const connect = async (answer?: ElicitResult): Promise<number> => {
  server = await openServer(sandbox, {
    args: ['--toolset', 'everything'],
    capabilities: answer ? { elicitation: {} } : {},
    prepare: (client) => {
      if (!answer) return;
      client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
        asked.push(params.message);
        return answer;
      });
    },
  });
  const { scenarios } = (await server.call('scenarios_list', { limit: 100 })).structuredContent as {
    scenarios: { id: number; name: string }[];
  };
  return scenarios.find(({ name }) => name === 'Archive closed orders')?.id ?? 0;
};

const remove = async (args: Record<string, unknown>): Promise<Answer> =>
  (await server.call('scenarios_delete', args)).structuredContent as unknown as Answer;
const deletes = (): number => sandbox.requests().filter(({ method }) => method === 'DELETE').length;

test('asks the person behind a client that can be asked, and deletes when they accept', async () => {
  const scenarioId = await connect({ action: 'accept', content: {} });
  expect(await remove({ scenarioId })).toMatchObject({ outcome: 'done' });
  expect(asked).toEqual([expect.stringContaining('Archive closed orders')]);
  expect(deletes()).toBe(1);
});

test.each(['decline', 'cancel'] as const)('deletes nothing when they %s', async (action) => {
  const scenarioId = await connect({ action });
  expect(await remove({ scenarioId })).toMatchObject({ outcome: 'declined' });
  expect(deletes()).toBe(0);
});

test('previews first and deletes at the second call for a client that cannot be asked', async () => {
  const scenarioId = await connect();
  const { confirmationToken, ...preview } = await remove({ scenarioId });
  expect(preview).toEqual({
    outcome: 'confirmation_required',
    preview: expect.stringContaining('Archive closed orders'),
    expiresInSeconds: expect.any(Number),
  });
  expect(preview.expiresInSeconds).toBeLessThanOrEqual(600);
  expect(deletes()).toBe(0);
  expect(await remove({ scenarioId, confirmationToken })).toMatchObject({ outcome: 'done' });
  expect(deletes()).toBe(1);
});

test('takes a token once, and two calls at the same time delete once', async () => {
  const scenarioId = await connect();
  const { confirmationToken } = await remove({ scenarioId });
  const results = await Promise.all(
    [1, 2].map(() => server.call('scenarios_delete', { scenarioId, confirmationToken })),
  );
  const [refused, ...others] = results.filter(({ isError }) => isError);
  expect(others).toEqual([]);
  expect(refused && failureOf(refused).code).toBe('confirmation_used');
  expect(deletes()).toBe(1);
});

test('takes a token only for the tool and the arguments it was issued for', async () => {
  const scenarioId = await connect();
  const { confirmationToken } = await remove({ scenarioId });
  const other = await server.call('scenarios_delete', { scenarioId: scenarioId - 1, confirmationToken });
  expect(failureOf(other).code).toBe('confirmation_invalid');
  const forged = await server.call('scenarios_delete', { scenarioId, confirmationToken: `${confirmationToken}x` });
  expect(failureOf(forged).code).toBe('confirmation_invalid');
  expect(deletes()).toBe(0);
});

test('does not take a token that another server process issued', async () => {
  const scenarioId = await connect();
  const { confirmationToken } = await remove({ scenarioId });
  await server.close();
  await connect();
  expect(failureOf(await server.call('scenarios_delete', { scenarioId, confirmationToken })).code).toBe(
    'confirmation_invalid',
  );
  expect(deletes()).toBe(0);
});
