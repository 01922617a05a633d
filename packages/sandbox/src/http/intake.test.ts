import { deliver, newHook } from '../../test/hook-zone.js';
import { called, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';
import { dayMs } from '../day.js';
import type { Sandbox } from '../index.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone({ license: { operations: 1_000 } });
});

afterEach(() => open.zone.close());

const queued = async (hookId: number) =>
  (await open.make.hooks.deliveries({ hookId, pg: { limit: 1_000 } })).incomings.map(({ data }) => data);

test('what is sent to the address of a hook is accepted and joins its queue', async () => {
  const { hookId, url, post } = await newHook(open);
  expect(url).toMatch(/\/hook\/[0-9a-f]{32}$/);
  expect(await post('{"order":7}')).toMatchObject({ status: 200, text: 'Accepted' });
  expect(await post('no JSON')).toMatchObject({ status: 200, text: 'Accepted' });
  expect(await queued(hookId)).toEqual([{ order: 7 }, { value: 'no JSON' }]);
  await expect(open.make.hooks.deliveryStats({ hookId })).resolves.toMatchObject({
    incomingStat: { queue: 2, limit: 66, enabled: true },
  });
});

test('a GET delivers its query', async () => {
  const { hookId, url } = await newHook(open, { method: true });
  expect(await deliver(`${url}?order=7&tags[]=a`)).toMatchObject({ status: 200, text: 'Accepted' });
  expect(await queued(hookId)).toEqual([{ order: '7', tags: ['a'], __IMTMETHOD__: 'GET' }]);
});

test.each(['PUT', 'PATCH', 'DELETE'])('a %s delivers its body, as a POST does', async (method) => {
  const { hookId, url } = await newHook(open, { method: true });
  expect(await deliver(url, { method, body: '{"order":7}' })).toMatchObject({ status: 200, text: 'Accepted' });
  expect(await queued(hookId)).toEqual([{ order: 7, __IMTMETHOD__: method }]);
});

test('the settings of a hook add the headers and keep the body as it came', async () => {
  const { hookId, post } = await newHook(open, { headers: true, stringify: true });
  await post('{ "order" : 7 }', { 'x-shop': 'north' });
  expect(await queued(hookId)).toEqual([
    { value: '{ "order" : 7 }', __IMTHEADERS__: expect.arrayContaining([{ name: 'x-shop', value: 'north' }]) },
  ]);
});

test('a full queue refuses with 400 Queue is full, by the credits of the plan', async () => {
  const { hookId, post } = await newHook(open);
  for (let sent = 0; sent < 66; sent += 1) await post();
  expect(await post()).toMatchObject({ status: 400, text: 'Queue is full' });
  expect(await queued(hookId)).toHaveLength(66);
});

test('more than 300 deliveries in ten seconds are refused with 429 Too many requests', async () => {
  await open.zone.close();
  open = await openZone({ license: { operations: 80_000 } });
  const { post } = await newHook(open);
  const answers = await Promise.all(Array.from({ length: 310 }, () => post()));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(10);
  expect(refused[0]?.text).toBe('Too many requests');
  open.zone.advance(10_000);
  expect(await post()).toMatchObject({ status: 200 });
});

test('a hook without a scenario for more than five days is gone: 410, until it is enabled again', async () => {
  const { hookId, post } = await newHook(open);
  open.zone.advance(5 * dayMs - 60_000);
  expect((await post()).status).toBe(200);
  await expect(open.make.hooks.ping({ hookId })).resolves.toMatchObject({ gone: false, attached: false });
  open.zone.advance(120_000);
  expect(await post()).toMatchObject({ status: 410, text: 'Gone' });
  await expect(open.make.hooks.get({ hookId })).resolves.toMatchObject({ hook: { gone: true, enabled: false } });
  await open.make.hooks.enable({ hookId });
  expect((await post()).status).toBe(200);
  open.zone.advance(6 * dayMs);
  expect((await post()).status).toBe(410);
});

test('a disabled hook takes nothing', async () => {
  const { hookId, post } = await newHook(open);
  await open.make.hooks.disable({ hookId });
  expect((await post()).status).toBe(410);
  expect(await queued(hookId)).toEqual([]);
});

test('a hook with keychains wants a key of any one of them', async () => {
  const { make, zone } = open;
  const keyIds: number[] = [];
  for (const key of ['first-secret', 'second-secret']) {
    const { key: row } = await make.keys.create({
      teamId: zone.teamId,
      name: key,
      typeName: 'apikeyauth',
      parameters: { key, placement: 'header' },
    });
    keyIds.push(row.id);
  }
  const { hookId, post } = await newHook(open, { apikeys: keyIds });
  expect((await post('{}', { 'x-make-apikey': 'first-secret' })).status).toBe(200);
  expect((await post('{}', { 'x-make-apikey': 'second-secret' })).status).toBe(200);
  expect((await post('{}', { 'x-make-apikey': 'third-secret' })).status).toBe(401);
  expect((await post('{}')).status).toBe(401);
  for (const keyId of keyIds) await make.keys.delete({ keyId, confirmed: true });
  expect((await post('{}', { 'x-make-apikey': 'first-secret' })).status).toBe(401);
  expect(await queued(hookId)).toHaveLength(2);
});

test('a hook with an address list takes deliveries from those addresses alone', async () => {
  const { hookId, post } = await newHook(open, { ip: '10.1.2.3, 192.168.0.0/16' });
  expect((await post()).status).toBe(403);
  const data = { method: false, headers: false, stringify: false, ip: '127.0.0.0/8' };
  await open.make.hooks.setData({ hookId, data });
  expect((await post()).status).toBe(200);
});

test('a learning hook takes its data structure from the next delivery, and from no other', async () => {
  const { make, zone } = open;
  const { hookId, post } = await newHook(open);
  await make.hooks.learnStart({ hookId });
  await post('{"weightKg":2.5,"to":{"city":"Brno"}}');
  await post('{"other":true}');
  const { hook } = await make.hooks.get({ hookId });
  const { dataStructures } = await make.dataStructures.list({ teamId: zone.teamId });
  const learned = called(dataStructures, 'Parcels');
  expect(hook.data).toMatchObject({ udt: learned.id });
  await expect(make.dataStructures.get({ dataStructureId: learned.id })).resolves.toMatchObject({
    dataStructure: {
      spec: [
        { name: 'weightKg', type: 'number' },
        { name: 'to', type: 'collection' },
      ],
    },
  });
  await expect(make.hooks.ping({ hookId })).resolves.toMatchObject({ learning: false });
});

test('the log keeps what came in and what was answered, for three days', async () => {
  const { hookId, post } = await newHook(open, { ip: '10.1.2.3' });
  await post('{"order":7}', { 'x-shop': 'north' });
  const { hookLogs } = await open.make.hooks.logs({ hookId });
  expect(hookLogs).toHaveLength(1);
  expect(hookLogs[0]).toMatchObject({ statusId: 3 });
  const { hookLog } = await open.make.hooks.getLog({ hookId, logId: hookLogs[0]?.id ?? '' });
  expect(hookLog).toMatchObject({
    data: {
      request: { method: 'POST', body: { order: 7 }, headers: { 'x-shop': 'north' } },
      response: { status: 403, body: 'Forbidden' },
    },
  });
  open.zone.advance(3 * dayMs + 60_000);
  await expect(open.make.hooks.logs({ hookId })).resolves.toMatchObject({ hookLogs: [] });
});

test('an address of no hook is not found, and mail is not taken in over HTTP', async () => {
  const { url } = await newHook(open);
  expect((await deliver(`${url}0`)).status).toBe(404);
  const { hook } = await open.make.hooks.create({
    hook: { name: 'Post', teamId: open.zone.teamId, typeName: 'gateway-mailhook' },
  });
  expect(hook).toMatchObject({ type: 'mail', url: `${hook.udid}@127.0.0.1` });
  expect((await deliver(`${open.zone.url}/hook/${hook.udid}`, { method: 'POST' })).status).toBe(404);
});

test('what is too old for the log is not found by its id either, though nothing has come in since', async () => {
  const { hookId, post } = await newHook(open);
  await post();
  const [line] = (await open.make.hooks.logs({ hookId })).hookLogs;
  const read = () => open.make.hooks.getLog({ hookId, logId: line?.id ?? '' });
  await expect(read()).resolves.toMatchObject({ hookLog: { id: line?.id } });
  const before = logRows(open.zone, hookId);
  open.zone.advance(3 * dayMs + 60_000);
  await expect(read()).rejects.toMatchObject({ code: 'make_not_found' });
  await open.make.hooks.logs({ hookId });
  expect(logRows(open.zone, hookId)).toEqual(before);
  await post();
  const after = logRows(open.zone, hookId);
  expect(after).toHaveLength(1);
  expect(after).not.toEqual(before);
});

/** What an export says of a hook's log: reading may not change it, but writing drops what is too old. */
const logRows = (zone: Sandbox, hookId: number): string[] =>
  [...zone.exportState()].filter(
    (line) => line.startsWith('{"table":"hookLogs"') && line.includes(`"hookId":${hookId},`),
  );

test('a plan may keep the log for thirty days', async () => {
  await open.zone.close();
  open = await openZone({ license: { webhookLogRetentionDays: 30 } });
  const { hookId, post } = await newHook(open);
  await post();
  open.zone.advance(29 * dayMs);
  expect((await open.make.hooks.logs({ hookId })).hookLogs).toHaveLength(1);
  open.zone.advance(2 * dayMs);
  expect((await open.make.hooks.logs({ hookId })).hookLogs).toEqual([]);
});
