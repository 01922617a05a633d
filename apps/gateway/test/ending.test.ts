import { connect } from 'node:net';
import { setTimeout as passed } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { startLimitMs } from '@makegate/repo-redis';
import { z } from 'zod';
import { callTool, connectClient } from './fakes/clients.js';
import { deploy } from './fakes/deployment.js';
import { closeServed } from './fakes/served-gateway.js';

jest.setTimeout(startLimitMs);

afterEach(closeServed);

const Scenarios = z.object({ scenarios: z.array(z.object({ id: z.number(), name: z.string() })) });

/** What connecting to this address comes to. */
const reached = (address: string): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => socket.destroy()).once('connect', () => resolve('connected'));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'));
  });

test.each(['file', 'redis'] as const)(
  'told to end while a scenario runs, it answers with the handle of the run and leaves nothing behind: state in %s',
  async (storage) => {
    const deployed = await deploy({
      storage,
      zone: { runDurationMs: 60_000 },
      variables: { MAKEGATE_METRICS_LISTEN: '127.0.0.1:0', MAKEGATE_WAIT_SECONDS: '60' },
    });
    const { sandbox, seen } = deployed.zone;
    const [{ key }] = await Promise.all([
      deployed.addKey('ana', ['make:read', 'make:run']),
      deployed.setCredential('ana', sandbox.apiToken),
    ]);
    const gateway = await deployed.start();
    const metrics = (await gateway.said(/Metrics at (http:\S+)/))[1] ?? '';
    const { client } = await connectClient(gateway.url, key);
    const { scenarios } = Scenarios.parse(await callTool(client, 'scenarios_list', { teamId: sandbox.teamId }));
    const scenarioId = scenarios.find(({ name }) => name === 'Quote shipping cost')?.id;
    const running = callTool(client, 'scenarios_run', { scenarioId, inputs: { destination: 'Brno', weightKg: 3 } });
    while (!seen.some(({ path }) => path.endsWith('/run'))) await passed(10);
    expect([await reached(gateway.address), await reached(metrics)]).toEqual(['connected', 'connected']);

    const begun = performance.now();
    const ended = gateway.stop();
    expect(await running).toMatchObject({
      scenarioId,
      executionId: expect.any(String),
      status: 'running',
      next: expect.stringContaining('executions_wait'),
    });
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect([await reached(gateway.address), await reached(metrics)]).toEqual(['ECONNREFUSED', 'ECONNREFUSED']);
    expect(gateway.stderr()).not.toMatch(/"level":"error"|failed/i);
  },
);
