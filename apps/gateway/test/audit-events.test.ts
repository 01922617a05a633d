import { callTool, connectClient, failureOf } from './fakes/clients.js';
import { composed } from './fakes/composed-gateway.js';
import { closeServed } from './fakes/served-gateway.js';
import { z } from 'zod';

afterEach(closeServed);

const tools = { toolset: 'default', readOnly: false, scenarioTools: false, waitBudgetMs: 1 } as const;
const Rows = z.object({ scenarios: z.array(z.object({ id: z.number(), name: z.string() })) });

test('says which key called, also of a name that no tool has and of two keys in one session', async () => {
  const { addKey, auditEvents, setCredential, url, zone } = await composed();
  await setCredential('ana', zone.sandbox.apiToken);
  const [laptop, phone] = [await addKey('ana', ['make:read']), await addKey('ana', ['make:read'])];
  const { client, transport } = await connectClient(url, laptop.text);
  await failureOf(client, 'teams_list', { organizationId: zone.sandbox.organizationId });
  await client.callTool({ name: 'no_such_tool', arguments: {} }).catch(() => undefined);
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${phone.text}`,
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      'mcp-session-id': transport.sessionId ?? '',
      'x-makegate-key-id': 'invented',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 'p', method: 'tools/call', params: { name: 'status', arguments: {} } }),
  });
  await answer.text();
  const calls = (await auditEvents()).filter(({ action }) => action === 'tools.call');
  expect(calls.map(({ keyId }) => keyId)).toEqual([laptop.id, laptop.id, phone.id]);
});

test('says which key was refused and why, and tells the caller less', async () => {
  const { addKey, auditEvents, operator, url } = await composed();
  const [revoked, other] = [await addKey('ana', ['make:read']), await addKey('ben', ['make:read'])];
  const ask = async (key: string) => {
    const answer = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
    return { status: answer.status, text: await answer.text() };
  };
  await operator.keys.revoke(revoked.id, Date.now());
  await operator.keys.revoke(other.id, Date.now());
  const told = [await ask(revoked.text), await ask(other.text), await ask('nothing-like-it')];
  expect(told.map(({ status }) => status)).toEqual([401, 401, 401]);
  expect(JSON.stringify(told)).not.toMatch(/revoked|malformed/);
  const refusals = (await auditEvents()).filter(({ action }) => action === 'sign-in.refuse');
  expect(refusals).toMatchObject([
    { keyId: revoked.id, reason: 'revoked', code: 'token_invalid' },
    { keyId: other.id, reason: 'revoked' },
    { reason: 'malformed' },
  ]);
});

test('says which execution a run began, and that nobody knows yet how it ends', async () => {
  const { addKey, auditEvents, setCredential, url, zone } = await composed({ tools }, { runDurationMs: 2_000 });
  await setCredential('ana', zone.sandbox.apiToken);
  const { client } = await connectClient(url, (await addKey('ana', ['make:read', 'make:run'])).text);
  const { teamId } = zone.sandbox;
  const { scenarios } = Rows.parse(
    await callTool(client, 'scenarios_list', { teamId, nameContains: 'Quote shipping' }),
  );
  const inputs = { destination: 'Brno', weightKg: 3 };
  const answer = await client.callTool({
    name: 'scenarios_run',
    arguments: { scenarioId: scenarios[0]?.id, inputs },
  });
  const { executionId, status } = Object(answer.structuredContent);
  expect(status).toBe('running');
  const run = (await auditEvents()).find(({ tool }) => tool === 'scenarios_run');
  expect(run).toMatchObject({ outcome: 'success', code: 'running', reference: executionId });
});
