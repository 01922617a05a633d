import { called, eventually, openZone, scenarioId } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';
import { sdkOf } from '../make-sdk/sdk-zone.js';

let open: OpenZone;
let deviceId: number;

beforeEach(async () => {
  open = await openZone({ runDurationMs: 60_000 });
  deviceId = called((await open.make.devices.list({ teamId: open.zone.teamId })).devices, 'Delivery van').id;
});

afterEach(() => open.zone.close());

const clearQueues = async () => {
  await open.make.devices.deleteIncomings({ deviceId, all: true, confirmed: true });
  await open.make.devices.deleteOutgoings({ deviceId, all: true, confirmed: true });
};

const useIn = async (name: string) => {
  const id = await scenarioId(open, name);
  const { response } = await open.make.blueprints.get({ scenarioId: id });
  const module = { id: 99, module: 'android:SendMessage', version: 1, parameters: { device: deviceId } };
  const blueprint = { ...response.blueprint, flow: [...response.blueprint.flow, module] };
  await open.make.scenarios.update({ scenarioId: id, blueprint, confirmed: true });
  return id;
};

test('the official SDK lists the devices of a team', async () => {
  const [device] = await sdkOf(open.zone, open.zone.apiToken).devices.list(open.zone.teamId);
  expect(device).toMatchObject({ id: deviceId, name: 'Delivery van', info: { os: 'Android' }, queueCount: 2 });
});

test('a device is requested, renamed and deleted', async () => {
  const { make, zone } = open;
  const { createDeviceRequest } = await make.devices.request({ teamId: zone.teamId, name: 'Tablet' });
  const { devices } = await make.devices.list({ teamId: zone.teamId });
  const tablet = called(devices, 'Tablet');
  expect(tablet.udid).toBe(createDeviceRequest.udid);
  await make.devices.update({ deviceId: tablet.id, name: 'Dock tablet' });
  await expect(make.devices.get({ deviceId: tablet.id })).resolves.toMatchObject({ device: { name: 'Dock tablet' } });
  await make.devices.delete({ deviceId: tablet.id, confirmed: true });
  await expect(make.devices.get({ deviceId: tablet.id })).rejects.toMatchObject({ code: 'make_not_found' });
});

test('messages are listed without, and read with, what they say', async () => {
  const { make } = open;
  const { incomings } = await make.devices.incomings({ deviceId, scope: 'location' });
  expect(incomings).toHaveLength(1);
  expect(incomings[0]).not.toHaveProperty('data');
  const incomingId = incomings[0]?.id ?? '';
  await expect(make.devices.getIncoming({ deviceId, incomingId })).resolves.toMatchObject({
    data: { latitude: 50.08 },
  });
  expect((await make.devices.incomings({ deviceId, scope: 'sms' })).incomings).toEqual([]);
});

test('deleting every message of a queue wants a confirmation, and leaves the other queue alone', async () => {
  const { make } = open;
  const refused = make.devices.deleteIncomings({ deviceId, all: true });
  await expect(refused).rejects.toMatchObject({ code: 'make_confirmation_required' });
  await make.devices.deleteIncomings({ deviceId, all: true, confirmed: true });
  expect((await make.devices.incomingStats({ deviceId })).incomingStat.queue).toBe(0);
  expect((await make.devices.outgoings({ deviceId })).outgoings).toHaveLength(1);
});

test('a device with queued messages is not deleted', async () => {
  const refused = open.make.devices.delete({ deviceId, confirmed: true });
  await expect(refused).rejects.toMatchObject({ status: 422, makeCode: 'IM405' });
});

test('deleting a device names the scenarios that lose it', async () => {
  await clearQueues();
  await useIn('Total an order');
  const refused = open.make.devices.delete({ deviceId });
  await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('Total an order') });
});

test('a device that a running scenario holds is not deleted', async () => {
  await clearQueues();
  const id = await useIn('Report stored records');
  await open.make.scenarios.run({ scenarioId: id });
  const row = () => open.make.executions.list({ scenarioId: id });
  await eventually(row, ({ scenarioLogs }) => scenarioLogs.length > 0);
  const refused = open.make.devices.delete({ deviceId, confirmed: true });
  await expect(refused).rejects.toMatchObject({ status: 422, makeCode: 'IM005' });
});
