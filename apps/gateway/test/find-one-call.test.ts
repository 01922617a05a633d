import { jest } from '@jest/globals';
import { z } from 'zod';
import { connectClient, failureOf } from './fakes/clients.js';
import { deploy } from './fakes/deployment.js';
import { closeServed } from './fakes/served-gateway.js';

// Starting processes takes its time on a busy machine.
jest.setTimeout(60_000);
afterEach(closeServed);

const Line = z.looseObject({ msg: z.string(), correlationId: z.string().optional() });
const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => Line.parse(JSON.parse(line)));

test('finds one call by the same id in its answer, in the log, in the audit log and at Make', async () => {
  const deployment = await deploy({ storage: 'file' });
  const { key } = await deployment.addKey('ana', ['make:read']);
  await deployment.setCredential('ana', deployment.zone.sandbox.apiToken);
  const gateway = await deployment.start();
  const { client } = await connectClient(gateway.url, key);
  expect(
    await failureOf(client, 'teams_list', { organizationId: deployment.zone.sandbox.organizationId }),
  ).toMatchObject({ code: 'ok' });
  const { code, correlationId } = await failureOf(client, 'scenarios_get', { scenarioId: 999_999 });
  expect(code).toBe('make_not_found');
  const calls = linesOf(gateway.stderr()).filter(({ msg }) => msg === 'A tool was called');
  expect(calls).toMatchObject([
    {
      level: 'info',
      tool: 'teams_list',
      code: 'ok',
      durationMs: expect.any(Number),
      correlationId: expect.any(String),
    },
    { level: 'info', tool: 'scenarios_get', code, correlationId },
  ]);
  expect(JSON.stringify(calls)).not.toContain('999999');
  const events = await deployment.auditEvents();
  expect(events.find((event) => event.correlationId === correlationId)).toMatchObject({ tool: 'scenarios_get', code });
  expect(deployment.zone.seen.some(({ headers }) => headers['x-request-id'] === correlationId)).toBe(true);
});

test('a refused request has its id in the header and in the body', async () => {
  const deployment = await deploy({ storage: 'file' });
  const gateway = await deployment.start();
  const refused = await fetch(gateway.url, { method: 'POST', headers: { accept: 'application/json' } });
  const id = refused.headers.get('x-request-id');
  expect(id).toEqual(expect.any(String));
  expect(await refused.json()).toMatchObject({ error: { data: { correlationId: id } } });
  const elsewhere = await fetch(`${gateway.address}/nothing`);
  expect(await elsewhere.json()).toMatchObject({ correlationId: elsewhere.headers.get('x-request-id') });
});
