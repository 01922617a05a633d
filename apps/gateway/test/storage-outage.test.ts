import { startLimitMs } from '@makegate/repo-redis';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { z } from 'zod';
import { released } from '../src/compose.js';
import type { Handed } from '../src/gateway.js';
import type { Registry } from '../src/registry.js';
import { callTool, connectClient, failureOf } from './fakes/clients.js';
import { composed, inRedis } from './fakes/composed-gateway.js';
import { restartableRedis } from './fakes/restartable-redis.js';
import { closeLater, closeServed } from './fakes/served-gateway.js';

afterEach(closeServed);

const everyScope = ['make:read', 'make:run', 'make:write', 'make:delete'] as const;
const ana = { tenant: 'default', id: 'ana', scopes: everyScope };

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('It never became so.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test(
  'refuses with 503 while Redis is gone, and goes on in the same session when it is back',
  async () => {
    const redis = await restartableRedis();
    const { addKey, gateway, metrics, setCredential, url, zone } = await composed({ storage: inRedis(redis.url) });
    await setCredential('ana', zone.sandbox.apiToken);
    const { client } = await connectClient(url, (await addKey('ana', everyScope)).text);
    expect(await failureOf(client, 'organizations_list', {})).toEqual({ code: 'ok' });
    const ready = async () => (await fetch(`${gateway.address}/readyz`)).status;
    expect(await ready()).toBe(200);

    await redis.stop();
    const begun = performance.now();
    await expect(client.listTools()).rejects.toMatchObject({ code: 503 });
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(await ready()).toBe(503);
    expect(await gateway.ready()).toEqual(['storage']);
    expect((await fetch(`${gateway.address}/livez`)).status).toBe(200);
    expect(await metrics()).toMatch(/makegate_store_failures_total\{store="keys"\} [1-9]/);

    await redis.start();
    await until(async () => (await ready()) === 200);
    expect(await failureOf(client, 'organizations_list', {})).toEqual({ code: 'ok' });
  },
  startLimitMs,
);

test(
  'answers 503 for a session when only sessions are asked of a Redis that is gone',
  async () => {
    const redis = await restartableRedis();
    const letIn: Handed = { ...released, authenticator: () => async () => ana };
    const { url } = await composed({ storage: inRedis(redis.url) }, {}, letIn);
    const { client } = await connectClient(url, 'none');
    await redis.stop();
    await expect(client.listTools()).rejects.toMatchObject({ code: 503 });
  },
  startLimitMs,
);

const Hooks = z.object({ hooks: z.array(z.object({ id: z.number() })) });
const Preview = z.object({ confirmationToken: z.string() });

test(
  'keeps the rule of each port in a call that runs while Redis is gone',
  async () => {
    const redis = await restartableRedis();
    let registry: Registry | undefined;
    const listened: Handed = { ...released, registry: (parts) => (registry = released.registry(parts)) };
    const policy = { key: ['principal'], quota: 100, windowMs: 60_000 } as const;
    const { setCredential, zone } = await composed(
      {
        storage: inRedis(redis.url),
        tools: { toolset: 'everything', readOnly: false, scenarioTools: false, waitBudgetMs: 1_000 },
        policies: [
          { ...policy, name: 'reads', effects: ['read'], whenStoreFails: 'open' },
          { ...policy, name: 'runs', effects: ['run'], whenStoreFails: 'closed' },
        ],
      },
      {},
      listened,
    );
    await setCredential('ana', zone.sandbox.apiToken);
    const [near, far] = InMemoryTransport.createLinkedPair();
    await registry?.connect(ana, far);
    const client = new Client({ name: 'tester', version: '1.0.0' });
    closeLater(client);
    await client.connect(near);
    await client.listTools();
    const { hooks } = Hooks.parse(await callTool(client, 'hooks_list', { teamId: zone.sandbox.teamId }));
    const asked = { hookId: hooks[0]?.id };
    const { confirmationToken } = Preview.parse(await callTool(client, 'hooks_delete', asked));

    await redis.stop();
    // Open: the call goes on, uncounted, until it needs the credential.
    expect(await failureOf(client, 'organizations_list', {})).toMatchObject({
      code: 'store_unavailable',
      retryable: true,
    });
    expect(await failureOf(client, 'scenarios_run', { scenarioId: 1 })).toMatchObject({ code: 'limits_unavailable' });
    expect(await failureOf(client, 'hooks_delete', { ...asked, confirmationToken })).toMatchObject({
      code: 'confirmation_unavailable',
    });

    await redis.start();
    await until(async () => (await failureOf(client, 'organizations_list', {})).code === 'ok');
  },
  startLimitMs,
);

test('does not start on a Redis that is not there, and says why', async () => {
  await expect(composed({ storage: inRedis('redis://127.0.0.1:1') })).rejects.toMatchObject({
    code: 'redis_unreachable',
    message: expect.stringContaining('ECONNREFUSED'),
  });
});
