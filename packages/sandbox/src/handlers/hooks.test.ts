import { called, openZone, scenarioId } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const hookCalled = async (name: string) => {
  const { hooks } = await open.make.hooks.list({ teamId: open.zone.teamId });
  return { hookId: called(hooks, name).id };
};
const intake = () => hookCalled('Order intake');

test('a list tells hooks in use from free ones', async () => {
  const { make, zone } = open;
  const { teamId } = zone;
  const list = async (filter: object) => (await make.hooks.list({ teamId, ...filter })).hooks.map(({ name }) => name);
  expect(await list({ assigned: true })).toEqual(['Marketplace orders', 'Order intake']);
  expect(await list({ assigned: false })).toEqual(['Trial form']);
  const viewForScenarioId = await scenarioId(open, 'Take in web orders');
  expect(await list({ viewForScenarioId, assigned: false })).toEqual(['Order intake', 'Trial form']);
  expect(await list({ typeName: 'gateway-mailhook' })).toEqual([]);
});

test('a custom webhook needs its three settings', async () => {
  const hook = { name: 'x', teamId: open.zone.teamId, typeName: 'gateway-webhook', method: true };
  await expect(open.make.hooks.create({ hook })).rejects.toMatchObject({
    suberrors: [{ name: 'headers' }, { name: 'stringify' }],
  });
});

test('deleting a hook says which scenarios it starts, and wants a confirmation', async () => {
  const hook = await intake();
  await expect(open.make.hooks.delete(hook)).rejects.toMatchObject({
    makeCode: 'IM004',
    detail: expect.stringContaining('Take in web orders'),
  });
  await expect(open.make.hooks.delete({ ...hook, confirmed: true })).resolves.toEqual({ hook: hook.hookId });
});

test('the queue can be read and emptied', async () => {
  const { make } = open;
  const hook = await hookCalled('Trial form');
  const { incomings } = await make.hooks.deliveries(hook);
  expect(incomings).toHaveLength(3);
  const [first] = incomings;
  const one = await make.hooks.getDelivery({ ...hook, incomingId: first?.id ?? '' });
  expect(one.incoming.data).toMatchObject({ orderId: expect.any(String) });
  await make.hooks.deleteDeliveries({ ...hook, ids: [first?.id ?? ''] });
  await expect(make.hooks.deliveryStats(hook)).resolves.toMatchObject({ incomingStat: { queue: 2, enabled: false } });
  await expect(make.hooks.deleteDeliveries({ ...hook, all: true })).rejects.toMatchObject({ makeCode: 'IM004' });
  await make.hooks.deleteDeliveries({ ...hook, all: true, confirmed: true });
  await expect(make.hooks.deliveries(hook)).resolves.toMatchObject({ incomings: [] });
});

test('the log shows what went well and what failed, with request and response', async () => {
  const hook = await intake();
  const { hookLogs } = await open.make.hooks.logs(hook);
  expect(hookLogs.map(({ statusId }) => statusId)).toEqual([1, 1, 3]);
  const failed = await open.make.hooks.getLog({ ...hook, logId: hookLogs[2]?.id ?? '' });
  expect(failed.hookLog).toMatchObject({ data: { response: { body: 'Queue is full' } } });
  await expect(open.make.hooks.getLog({ ...hook, logId: 'none' })).rejects.toMatchObject({ status: 404 });
});
