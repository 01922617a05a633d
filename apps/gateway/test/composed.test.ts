import { callTool, connectClient, failureOf } from './fakes/clients.js';
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { composed } from './fakes/composed-gateway.js';
import { closeServed } from './fakes/served-gateway.js';

afterEach(closeServed);

const everyScope = ['make:read', 'make:run', 'make:write', 'make:delete'] as const;
const ScenarioRows = z.object({ scenarios: z.array(z.object({ id: z.number(), name: z.string() })) });
const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

type Connected = Awaited<ReturnType<typeof connectClient>>;
const namesFor = async ({ client }: Connected) => (await client.listTools()).tools.map(({ name }) => name);

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('It never became so.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('serves each principal what their key and their token for Make both allow', async () => {
  const { addKey, setCredential, url, zone } = await composed();
  await setCredential('ana', zone.sandbox.apiToken);
  await setCredential('ben', zone.sandbox.readOnlyToken);
  const reader = await connectClient(url, (await addKey('ana', ['make:read'])).text);
  const actor = await connectClient(url, (await addKey('ana', everyScope)).text);
  const ben = await connectClient(url, (await addKey('ben', everyScope)).text);
  expect(await namesFor(reader)).toContain('scenarios_list');
  expect(await namesFor(reader)).not.toContain('scenarios_run');
  expect(await namesFor(ben)).not.toContain('scenarios_run');
  expect(await namesFor(actor)).toContain('scenarios_run');
  expect(await failureOf(reader.client, 'scenarios_run', { scenarioId: 1 })).toMatchObject({ code: 'grant_missing' });
  expect(await failureOf(ben.client, 'scenarios_run', { scenarioId: 1 })).toMatchObject({ code: 'scope_missing' });
});

test('refuses a revoked key with the next request', async () => {
  const { addKey, operator, setCredential, url, zone } = await composed();
  await setCredential('ana', zone.sandbox.apiToken);
  const key = await addKey('ana', ['make:read']);
  const { client } = await connectClient(url, key.text);
  await callTool(client, 'teams_list', { organizationId: zone.sandbox.organizationId });
  await operator.keys.revoke(key.id, Date.now());
  await expect(client.listTools()).rejects.toMatchObject({ code: 401 });
});

test('does not show a session to other keys of the same principal that allow more', async () => {
  const { addKey, setCredential, url, zone } = await composed();
  await setCredential('ana', zone.sandbox.apiToken);
  const { transport } = await connectClient(url, (await addKey('ana', ['make:read'])).text);
  const other = await addKey('ana', everyScope);
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${other.text}`,
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      'mcp-session-id': transport.sessionId ?? '',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  });
  expect(answer.status).toBe(404);
});

test('uses a new token with the next call, and shows what it allows', async () => {
  const { addKey, setCredential, url, zone } = await composed();
  await setCredential('ana', zone.sandbox.apiToken);
  const ana = await connectClient(url, (await addKey('ana', everyScope)).text);
  expect(await namesFor(ana)).toContain('scenarios_run');
  await setCredential('ana', zone.sandbox.readOnlyToken);
  zone.seen.length = 0;
  await callTool(ana.client, 'teams_list', { organizationId: zone.sandbox.organizationId });
  const sent = zone.seen.map(({ headers }) => headers.authorization);
  expect(new Set(sent)).toEqual(new Set([`Token ${zone.sandbox.readOnlyToken}`]));
  await until(async () => !(await namesFor(ana)).includes('scenarios_run'));
});

test('says that a token has to be renewed when Make refuses it, and keeps the session', async () => {
  const { addKey, setCredential, url, zone } = await composed();
  await setCredential('ana', '00000000-0000-4000-8000-000000000000');
  const { client } = await connectClient(url, (await addKey('ana', ['make:read'])).text);
  expect(await failureOf(client, 'organizations_list', {})).toMatchObject({ code: 'make_unauthorized' });
  await setCredential('ana', zone.sandbox.apiToken);
  expect(await failureOf(client, 'organizations_list', {})).toEqual({ code: 'ok' });
});

test('opens a session without a credential, and serves it as soon as there is one', async () => {
  const { addKey, setCredential, url, zone } = await composed();
  const ana = await connectClient(url, (await addKey('ana', ['make:read'])).text);
  expect(await namesFor(ana)).toContain('organizations_list');
  let announced = 0;
  ana.client.setNotificationHandler(ToolListChangedNotificationSchema, () => void (announced += 1));
  for (let asked = 0; asked < 3; asked += 1) {
    expect(await failureOf(ana.client, 'organizations_list', {})).toMatchObject({ code: 'credential_missing' });
  }
  expect(announced).toBe(0);
  await setCredential('ana', zone.sandbox.apiToken);
  expect(await failureOf(ana.client, 'organizations_list', {})).toEqual({ code: 'ok' });
});

test('follows a credential into another zone, and sends nothing of it to the first', async () => {
  const { addKey, setCredential, url, zone } = await composed();
  await setCredential('ana', zone.sandbox.readOnlyToken);
  const { client } = await connectClient(url, (await addKey('ana', ['make:read'])).text);
  await callTool(client, 'organizations_list', {});
  await setCredential('ana', zone.sandbox.apiToken, zone.sandbox.url);
  zone.seen.length = 0;
  expect(await failureOf(client, 'organizations_list', {})).toMatchObject({
    code: 'credential_moved',
    retryable: true,
  });
  await until(async () => (await failureOf(client, 'organizations_list', {})).code === 'ok');
  expect(zone.seen).toEqual([]);
});

test('lets sessions that open at once share what is kept for their principal', async () => {
  const { addKey, setCredential, url, zone } = await composed();
  await setCredential('ana', zone.sandbox.apiToken);
  const { text } = await addKey('ana', ['make:read']);
  const sessions = await Promise.all(Array.from({ length: 10 }, () => connectClient(url, text)));
  await Promise.all(sessions.map(namesFor));
  expect(zone.seen.filter(({ path }) => path.endsWith('/current-authorization'))).toHaveLength(1);
});

test('gives a call one id in the answer, at Make and in the audit log', async () => {
  const { addKey, auditEvents, setCredential, url, zone } = await composed();
  await setCredential('ana', zone.sandbox.apiToken);
  const answered: string[] = [];
  const { client } = await connectClient(url, (await addKey('ana', ['make:read'])).text, {
    fetch: async (target, init) => {
      const answer = await fetch(target, init);
      if (typeof init?.body === 'string' && init.body.includes('"tools/call"'))
        answered.push(answer.headers.get('x-request-id') ?? '');
      return answer;
    },
  });
  await callTool(client, 'organizations_list', {});
  const [id = ''] = answered;
  expect(id).toMatch(uuid);
  const asked = zone.seen.filter(({ path }) => path.includes('/organizations'));
  expect(asked.map(({ headers }) => headers['x-request-id'])).toEqual([id]);
  const events = (await auditEvents()).filter(({ tool }) => tool === 'organizations_list');
  expect(events).toMatchObject([{ correlationId: id, principal: 'ana', outcome: 'success' }]);
});

test('lets no key and no token into what is sent on, written down or measured', async () => {
  const { addKey, auditText, metrics, setCredential, url, zone } = await composed();
  await setCredential('ana', zone.sandbox.apiToken);
  const { text } = await addKey('ana', everyScope);
  const { client } = await connectClient(url, text);
  await callTool(client, 'organizations_list', {});
  await failureOf(client, 'organizations_list', { note: text, other: zone.sandbox.apiToken });
  const told = JSON.stringify(zone.seen) + (await auditText()) + (await metrics());
  expect(told).not.toContain(text);
  expect((await auditText()) + (await metrics())).not.toContain(zone.sandbox.apiToken);
});

test('names nobody and nothing of anybody in a metric', async () => {
  const { addKey, gateway, metrics, setCredential, url, zone } = await composed({
    tools: { toolset: 'everything', readOnly: false, scenarioTools: true, waitBudgetMs: 10_000 },
  });
  await setCredential('marked-principal', zone.sandbox.apiToken);
  const marked = await connectClient(url, (await addKey('marked-principal', everyScope)).text);
  const scenarioTool = (await namesFor(marked)).find((name) => name.startsWith('run_')) ?? 'there is none';
  await failureOf(marked.client, scenarioTool, {});
  await expect(failureOf(marked.client, 'marked_tool', { scenarioId: 424_242 })).rejects.toMatchObject({
    code: -32_602,
  });
  await failureOf(marked.client, 'scenarios_list', { teamId: zone.sandbox.teamId });
  await fetch(`${gateway.address}/marked-path`);
  const shown = await metrics();
  expect(shown).toContain('tool="scenario"');
  expect(shown).toContain('tool="unknown"');
  expect(shown).toMatch(/makegate_sessions_open 1/);
  expect(shown).toMatch(/makegate_make_requests_total\{group="scenarios",status="200"\} [1-9]/);
  for (const name of ['marked', '424242', scenarioTool, marked.transport.sessionId ?? 'none', '"default"']) {
    expect(shown).not.toContain(name);
  }
  expect(shown).not.toMatch(new RegExp(`="${zone.sandbox.teamId}"`));
});

test('hands back what is waited for when it is told to end', async () => {
  const tools = { toolset: 'default', readOnly: false, scenarioTools: false, waitBudgetMs: 50_000 } as const;
  const { addKey, gateway, setCredential, url, zone } = await composed({ tools }, { runDurationMs: 60_000 });
  await setCredential('ana', zone.sandbox.apiToken);
  const { client } = await connectClient(url, (await addKey('ana', everyScope)).text);
  const { teamId } = zone.sandbox;
  const { scenarios } = ScenarioRows.parse(await callTool(client, 'scenarios_list', { teamId }));
  const quote = scenarios.find(({ name }) => name === 'Quote shipping cost');
  const inputs = { destination: 'Brno', weightKg: 3 };
  const running = callTool(client, 'scenarios_run', { scenarioId: quote?.id, inputs });
  await until(() => zone.seen.some(({ path }) => path.endsWith('/run')));
  await gateway.drain();
  expect(await running).toMatchObject({ status: 'running', executionId: expect.any(String) });
  expect((await fetch(`${gateway.address}/readyz`)).status).toBe(503);
});
