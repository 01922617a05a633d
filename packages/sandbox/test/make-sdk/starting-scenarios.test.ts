import type { Make } from '@makehq/sdk';
import type { Sandbox } from '../../src/index.js';
import { openSdkZone } from './sdk-zone.js';

let zone: Sandbox;
let make: Make;

beforeEach(async () => {
  ({ zone, make } = await openSdkZone());
});

afterEach(() => zone.close());

async function started(scheduling: object, flow: readonly object[]): Promise<number> {
  const blueprint = JSON.stringify({ name: 'Parcels', flow, metadata: {} });
  const { id } = await make.scenarios.create({
    teamId: zone.teamId,
    blueprint,
    scheduling: JSON.stringify(scheduling),
  });
  await make.scenarios.activate(id);
  return id;
}

test('a delivery at the address that the SDK is given starts the scenario, which answers it', async () => {
  const data = { method: false, headers: false, stringify: false };
  const hook = await make.hooks.create({ name: 'Parcels', teamId: zone.teamId, typeName: 'gateway-webhook', data });
  const id = await started({ type: 'immediately' }, [
    { id: 1, module: 'gateway:CustomWebHook', parameters: { hook: hook.id, maxResults: 1 } },
    { id: 2, module: 'gateway:WebhookRespond', mapper: { status: '201', body: 'parcel {{1.id}}' } },
  ]);
  await expect(make.hooks.get(hook.id)).resolves.toMatchObject({ scenarioId: id, enabled: true });
  const answer = await fetch(hook.url ?? '', { method: 'POST', body: '{"id":"p-1"}' });
  expect([answer.status, await answer.text()]).toEqual([201, 'parcel p-1']);
  expect((await make.executions.list(id))[0]).toMatchObject({ status: 1, instant: true, type: 'auto' });
});

test('a schedule that the SDK sets runs as the clock is moved', async () => {
  const id = await started({ type: 'indefinitely', interval: 900 }, [{ id: 1, module: 'json:ParseJSON' }]);
  zone.advance(3_600_000);
  const runs = (await make.executions.list(id)).filter(({ type }) => type === 'auto');
  expect(runs.length).toBeGreaterThanOrEqual(3);
  expect(runs[0]).toMatchObject({ status: 1, operations: 1 });
});
