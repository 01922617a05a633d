import { openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const own = { appName: 'warehouse-desk', appVersion: 1 };
const taken = { status: 400, makeCode: 'SC400', suberrors: [{ name: 'name' }] };
const notFound = { status: 404, makeCode: 'IM304' };
const inUse = { status: 422, makeCode: 'IM016' };

const rawSection = (path: string, method: string) =>
  fetch(`${open.zone.url}/api/v2/sdk/apps${path}`, {
    method,
    headers: { authorization: `Token ${open.zone.apiToken}`, 'content-type': 'application/jsonc' },
    ...(method === 'PUT' && { body: '{}' }),
  });

test.each([
  ['module', '/warehouse-desk/1/modules/createItem/secrets'],
  ['RPC', '/warehouse-desk/1/rpcs/listPlaces/expect'],
  ['endpoint', '/warehouse-desk/1/endpoints/findItem/samples'],
  ['connection', '/connections/warehouse-desk/epoch'],
  ['webhook', '/webhooks/warehouse-desk/installSpec'],
])('a section that no %s has is refused by name, in reading and in writing', async (_, path) => {
  for (const method of ['GET', 'PUT']) {
    const answer = await rawSection(path, method);
    expect([answer.status, await answer.json()]).toMatchObject([400, { suberrors: [{ name: 'section' }] }]);
  }
});

test('an app version has each name of a part once, and another version may have it too', async () => {
  const { sdkApps, sdkAppModules, sdkAppFunctions, sdkAppRpcs, sdkAppEndpoints } = open.make;
  const module = { typeId: 4, name: 'createItem', label: 'Again' } as const;
  await expect(sdkAppModules.create({ ...own, ...module })).rejects.toMatchObject(taken);
  await expect(sdkAppModules.clone({ ...own, moduleName: 'createItem', name: 'watchItems' })).rejects.toMatchObject(
    taken,
  );
  await expect(sdkAppFunctions.create({ ...own, name: 'inGrams' })).rejects.toMatchObject(taken);
  await expect(sdkAppRpcs.create({ ...own, name: 'listPlaces', label: 'Again' })).rejects.toMatchObject(taken);
  await expect(sdkAppEndpoints.create({ ...own, name: 'findItem', label: 'Again' })).rejects.toMatchObject(taken);
  await sdkApps.create({ name: 'other-desk', label: 'Other' });
  await sdkAppModules.create({ appName: 'other-desk', appVersion: 1, ...module });
});

test('parts refer to connections and webhooks of their own app only', async () => {
  const { sdkAppModules, sdkAppRpcs, sdkAppEndpoints, sdkAppWebhooks } = open.make;
  const foreign = { connection: 'open-calendar' };
  const module = { name: 'freshOne', typeId: 10, label: 'Fresh' } as const;
  await expect(sdkAppModules.create({ ...own, ...module, ...foreign })).rejects.toMatchObject(notFound);
  await expect(sdkAppModules.create({ ...own, ...module, webhook: 'nobody' })).rejects.toMatchObject(notFound);
  const rpc = { ...own, rpcName: 'listPlaces' };
  await expect(sdkAppRpcs.update({ ...rpc, altConnection: 'nobody' })).rejects.toMatchObject(notFound);
  const endpoint = { ...own, endpointName: 'findItem', attachedAccounts: ['open-calendar'] };
  await expect(sdkAppEndpoints.update(endpoint)).rejects.toMatchObject(notFound);
  const webhook = { appName: own.appName, type: 'web', label: 'Fresh', ...foreign } as const;
  await expect(sdkAppWebhooks.create(webhook)).rejects.toMatchObject(notFound);
});

test('a connection that parts refer to stays, and the refusal names them', async () => {
  const { sdkAppConnections } = open.make;
  const used = sdkAppConnections.delete({ connectionName: 'warehouse-desk' });
  await expect(used).rejects.toMatchObject({ ...inUse, detail: expect.stringContaining('findItem') });
  const { appConnection } = await sdkAppConnections.create({ appName: own.appName, type: 'other', label: 'Spare' });
  expect(appConnection.name).toBe('warehouse-desk2');
  await expect(sdkAppConnections.delete({ connectionName: 'warehouse-desk2' })).resolves.toMatchObject({});
});

test('a webhook that a module listens to stays, and may go after the module', async () => {
  const { sdkAppWebhooks, sdkAppModules } = open.make;
  const webhook = { webhookName: 'warehouse-desk' };
  await expect(sdkAppWebhooks.delete(webhook)).rejects.toMatchObject(inUse);
  await sdkAppModules.delete({ ...own, moduleName: 'watchItems' });
  await sdkAppWebhooks.delete(webhook);
  await expect(sdkAppWebhooks.get(webhook)).rejects.toMatchObject(notFound);
});

test('a module begins blank or with an example, as it is asked to', async () => {
  const { sdkAppModules } = open.make;
  const create = (name: string, moduleInitMode: 'blank' | 'example') =>
    sdkAppModules.create({ ...own, name, typeId: 4, label: name, moduleInitMode });
  const api = (moduleName: string) => sdkAppModules.getSection({ ...own, moduleName, section: 'api' });
  await create('fromBlank', 'blank');
  await create('fromExample', 'example');
  await expect(api('fromBlank')).resolves.toBe('{}');
  await expect(api('fromExample')).resolves.toContain('// ');
});

test('a cloned module has the code of the first, and goes its own way from there', async () => {
  const { sdkAppModules } = open.make;
  const at = (moduleName: string) => ({ ...own, moduleName, section: 'api' }) as const;
  await sdkAppModules.setSection({ ...at('createItem'), code: '// one' });
  await sdkAppModules.clone({ ...own, moduleName: 'createItem', name: 'createTwo' });
  await sdkAppModules.setSection({ ...at('createItem'), code: '// two' });
  await expect(sdkAppModules.getSection(at('createTwo'))).resolves.toBe('// one');
});

test('switching visibility and deprecation says whether it made a difference', async () => {
  const { sdkAppModules, sdkAppEndpoints } = open.make;
  const module = { ...own, moduleName: 'createItem' };
  const publish = () => sdkAppModules.setVisibility({ ...module, visibility: 'public' });
  await expect(publish()).resolves.toEqual({ changed: true });
  await expect(publish()).resolves.toEqual({ changed: false });
  await expect(sdkAppModules.deprecate(module)).resolves.toEqual({ changed: true });
  await expect(sdkAppModules.get(module)).resolves.toMatchObject({ appModule: { public: true, deprecated: true } });
  await expect(sdkAppModules.undeprecate(module)).resolves.toEqual({ changed: true });
  const endpoint = { ...own, endpointName: 'findItem' };
  await expect(sdkAppEndpoints.makePrivate(endpoint)).resolves.toEqual({ changed: false });
});

test('an endpoint keeps the hints that Make knows and drops all others', async () => {
  const { zone } = open;
  const url = `${zone.url}/api/v2/sdk/apps/warehouse-desk/1/endpoints/findItem`;
  const answer = await fetch(url, {
    method: 'PATCH',
    headers: { authorization: `Token ${zone.apiToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ annotations: { destructiveHint: false, colour: 'red' } }),
  });
  expect(await answer.json()).toMatchObject({ appEndpoint: { annotations: { destructiveHint: false } } });
  const { appEndpoint } = await open.make.sdkAppEndpoints.get({ ...own, endpointName: 'findItem' });
  expect(appEndpoint.annotations).toEqual({ destructiveHint: false });
});

test('a test of an RPC lacks nothing that its schema requires', async () => {
  const { sdkAppRpcs } = open.make;
  const schema = [{ name: 'city', type: 'text', required: true }];
  const rpc = { ...own, rpcName: 'listPlaces' };
  await expect(sdkAppRpcs.test({ ...rpc, data: {}, schema })).rejects.toMatchObject({ suberrors: [{ name: 'city' }] });
  await expect(sdkAppRpcs.test({ ...rpc, data: { city: 'Brno' }, schema })).resolves.toHaveLength(1);
});

test('the common data of a connection is replaced as a whole', async () => {
  const { sdkAppConnections } = open.make;
  const connection = { connectionName: 'warehouse-desk' };
  await sdkAppConnections.setCommon({ ...connection, common: { id: 'a', secret: 'b' } });
  await expect(sdkAppConnections.setCommon({ ...connection, common: { id: 'a' } })).resolves.toEqual({ changed: true });
  await expect(sdkAppConnections.getCommon(connection)).resolves.toEqual({ id: 'a' });
});

test('nothing is left to commit of a part that is gone', async () => {
  const { sdkApps, sdkAppModules } = open.make;
  const published = { appName: 'parcel-tracker', appVersion: 1 };
  await sdkApps.commit(published);
  await sdkAppModules.create({ ...published, name: 'shortLived', typeId: 4, label: 'Short' });
  await sdkAppModules.setSection({ ...published, moduleName: 'shortLived', section: 'api', code: '// x' });
  expect((await sdkApps.get(published)).app.changes).toHaveLength(1);
  await sdkAppModules.delete({ ...published, moduleName: 'shortLived' });
  expect((await sdkApps.get(published)).app.changes).toEqual([]);
});
