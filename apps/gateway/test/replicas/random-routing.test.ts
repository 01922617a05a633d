import { jest } from '@jest/globals';
import { startLimitMs } from '@makegate/repo-redis';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import {
  CallToolResultSchema,
  ElicitRequestSchema,
  ToolListChangedNotificationSchema,
  type ElicitResult,
} from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { callTool, connectClient, failureOf } from '../fakes/clients.js';
import { deploy, type Deployment, type GatewayProcess } from '../fakes/deployment.js';
import { routed } from '../fakes/routing.js';
import { closeServed } from '../fakes/served-gateway.js';

jest.setTimeout(60_000);

let deployed: Deployment;
let replicas: readonly GatewayProcess[];
let client: Client;
beforeAll(async () => {
  deployed = await deploy({
    storage: 'redis',
    variables: { MAKEGATE_REPLICAS: '3', MAKEGATE_TOOLSET: 'everything' },
    zone: { runDurationMs: 1_200 },
  });
  const { sandbox } = deployed.zone;
  const starting = Promise.all([deployed.start(), deployed.start(), deployed.start()]);
  const [{ key }] = await Promise.all([
    deployed.addKey('ana', ['make:read', 'make:run', 'make:write', 'make:delete']),
    deployed.setCredential('ana', sandbox.apiToken),
  ]);
  replicas = await starting;
  const capabilities = { elicitation: {} };
  ({ client } = await connectClient(replicas[0]?.url ?? '', key, { capabilities, fetch: routed(() => replicas) }));
}, startLimitMs);
afterAll(closeServed);

const Hooks = z.object({ hooks: z.array(z.object({ id: z.number() })) });
const Scenarios = z.object({ scenarios: z.array(z.object({ id: z.number(), name: z.string() })) });

test('lists and calls get their own answers, many at a time', async () => {
  const { sandbox } = deployed.zone;
  const names = (await client.listTools()).tools.map(({ name }) => name);
  expect(names).toContain('scenarios_run');
  const teams = [sandbox.teamId, sandbox.otherTeamId];
  const listed = async (teamId: number | undefined) =>
    Scenarios.parse(await callTool(client, 'scenarios_list', { teamId, limit: 100 })).scenarios.map(({ id }) => id);
  const expected = [await listed(teams[0]), await listed(teams[1])];
  expect(expected[0]).not.toEqual(expected[1]);
  const answers = await Promise.all(Array.from({ length: 60 }, (_, at) => listed(teams[at % 2])));
  expect(answers).toEqual(answers.map((_, at) => expected[at % 2]));
  for (let at = 0; at < 10; at += 1) {
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(names);
  }
});

test('a call tells of its progress and then its result', async () => {
  const { sandbox } = deployed.zone;
  const { scenarios } = Scenarios.parse(await callTool(client, 'scenarios_list', { teamId: sandbox.teamId }));
  const scenarioId = scenarios.find(({ name }) => name === 'Quote shipping cost')?.id;
  const call = { name: 'scenarios_run', arguments: { scenarioId, inputs: { destination: 'Brno', weightKg: 3 } } };
  const reported: string[] = [];
  const onprogress = ({ message = '' }: { message?: string | undefined }) => void reported.push(message);
  const answer = await client.callTool(call, CallToolResultSchema, { onprogress });
  expect(answer.structuredContent).toMatchObject({ status: 'success' });
  expect(reported).toEqual(expect.arrayContaining([expect.stringContaining('is running')]));
});

test('a person is asked, and the answer finds its way wherever it arrives', async () => {
  const asked: string[] = [];
  const verdicts: ElicitResult[] = [];
  client.setRequestHandler(ElicitRequestSchema, ({ params }): ElicitResult => {
    asked.push(params.message);
    return verdicts.shift() ?? { action: 'decline' };
  });
  const { hooks } = Hooks.parse(await callTool(client, 'hooks_list', { teamId: deployed.zone.sandbox.teamId }));
  const hookId = hooks[0]?.id;
  for (let at = 0; at < 6; at += 1) {
    expect(await callTool(client, 'hooks_delete', { hookId })).toMatchObject({ outcome: 'declined' });
  }
  verdicts.push({ action: 'accept', content: {} });
  expect(await callTool(client, 'hooks_delete', { hookId })).toEqual({ outcome: 'done', result: { hookId } });
  expect(asked).toHaveLength(7);
});

test('a list that changes is told, with a new token for Make as the reason', async () => {
  const told = new Promise<void>((resolve) => {
    client.setNotificationHandler(ToolListChangedNotificationSchema, () => resolve());
  });
  await deployed.setCredential('ana', deployed.zone.sandbox.readOnlyToken);
  expect(await failureOf(client, 'organizations_list', {})).toEqual({ code: 'ok' });
  await told;
  expect((await client.listTools()).tools.map(({ name }) => name)).not.toContain('scenarios_run');
});
