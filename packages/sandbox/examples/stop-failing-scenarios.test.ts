import { startSandbox } from '@makegate/sandbox';
import type { Sandbox } from '@makegate/sandbox';
import { Make } from '@makehq/sdk';
import { stopFailingScenarios } from './stop-failing-scenarios.js';

let zone: Sandbox;
let make: Make;

beforeEach(async () => {
  zone = await startSandbox();
  make = new Make(zone.apiToken, zone.zone);
  // Make's SDK speaks HTTPS by itself; a sandbox of a test needs no certificate.
  make.protocol = 'http';
});

afterEach(() => zone.close());

test('it stops what fails, and nothing else', async () => {
  const before = (await make.scenarios.list(zone.teamId)).filter(({ isActive }) => isActive);
  const stopped = await stopFailingScenarios(make, zone.teamId);
  const after = (await make.scenarios.list(zone.teamId)).filter(({ isActive }) => isActive);
  expect(stopped).toContain('Charge invoice');
  expect(after).toHaveLength(before.length - stopped.length);
});

test('a second time there is nothing left to stop', async () => {
  await stopFailingScenarios(make, zone.teamId);
  await expect(stopFailingScenarios(make, zone.teamId)).resolves.toEqual([]);
});

test('with a token that may only read it stops at the first, and says what is missing', async () => {
  const reader = new Make(zone.readOnlyToken, zone.zone);
  reader.protocol = 'http';
  await expect(stopFailingScenarios(reader, zone.teamId)).rejects.toThrow('scenarios:write');
});

test('when Make has had enough of requests, the error says so', async () => {
  zone.addFault({ kind: 'status', status: 429 });
  await expect(stopFailingScenarios(make, zone.teamId)).rejects.toMatchObject({ statusCode: 429 });
});
