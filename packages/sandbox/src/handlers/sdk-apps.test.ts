import { clientWith, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';
import { plainIcon } from '../seed/app-icon.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const own = { appName: 'warehouse-desk', appVersion: 1 };
const published = { appName: 'parcel-tracker', appVersion: 1 };
const notFound = { status: 404, makeCode: 'IM304' };

const namesOf = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name);

test('a name is taken once in the zone, whoever has it', async () => {
  const { sdkApps } = open.make;
  const taken = { status: 400, suberrors: [{ name: 'name' }] };
  await expect(sdkApps.create({ name: 'warehouse-desk', label: 'Mine' })).rejects.toMatchObject(taken);
  await expect(sdkApps.create({ name: 'campaign-board', label: 'Mine' })).rejects.toMatchObject(taken);
  await expect(sdkApps.create({ name: 'connections', label: 'Mine' })).rejects.toMatchObject(taken);
});

test('the list holds the own apps, and those of others only when they are asked for and published or open', async () => {
  const { sdkApps } = open.make;
  expect(namesOf((await sdkApps.list({})).apps)).toEqual(['warehouse-desk', 'parcel-tracker']);
  expect(namesOf((await sdkApps.list({ all: true })).apps)).toContain('open-calendar');
  expect(namesOf((await sdkApps.list({ opensource: true })).apps)).toContain('open-calendar');
  expect(namesOf((await sdkApps.list({ all: true, opensource: true })).apps)).not.toContain('campaign-board');
});

test('only the columns that were asked for are listed', async () => {
  const { apps } = await open.make.sdkApps.list({ cols: ['name', 'label'] });
  expect(apps[0]).toEqual({ name: 'warehouse-desk', label: 'Warehouse desk' });
});

test("another person's private app looks as if it were not there", async () => {
  const { sdkApps, sdkAppModules } = open.make;
  const theirs = { appName: 'campaign-board', appVersion: 1 };
  await expect(sdkApps.get(theirs)).rejects.toMatchObject(notFound);
  await expect(sdkAppModules.list(theirs)).rejects.toMatchObject(notFound);
  await expect(sdkApps.delete(theirs)).rejects.toMatchObject(notFound);
});

test('an open app shows its source to everybody, and its common data and its changing to its author alone', async () => {
  const { sdkApps, sdkAppConnections, sdkAppFunctions } = open.make;
  const theirs = { appName: 'open-calendar', appVersion: 1 };
  await expect(sdkApps.getBase(theirs)).resolves.toContain('baseUrl');
  await expect(sdkAppFunctions.getCode({ ...theirs, functionName: 'inGrams' })).resolves.toContain('return');
  const connection = { connectionName: 'open-calendar' };
  await expect(sdkAppConnections.getSection({ ...connection, section: 'api' })).resolves.toBe('{}');
  const refused = { status: 403, makeCode: 'SC403' };
  await expect(sdkApps.getCommon(theirs)).rejects.toMatchObject(refused);
  await expect(sdkApps.setBase({ ...theirs, code: '{}' })).rejects.toMatchObject(refused);
  await expect(sdkAppConnections.getCommon(connection)).rejects.toMatchObject(refused);
  await expect(sdkAppConnections.delete(connection)).rejects.toMatchObject(refused);
});

test('an icon is a PNG of 512 by 512 pixels and nothing else', async () => {
  const { sdkApps } = open.make;
  const refused = { status: 400, suberrors: [{ name: 'icon' }] };
  const before = await sdkApps.getIcon({ ...own, size: 512 });
  for (const icon of [new Uint8Array([1, 2, 3]), plainIcon(256, [1, 2, 3]), new TextEncoder().encode('<svg/>')]) {
    await expect(sdkApps.setIcon({ ...own, icon })).rejects.toMatchObject(refused);
  }
  expect(await sdkApps.getIcon({ ...own, size: 512 })).toEqual(before);
});

test('every byte of an icon comes back, those that are no text included', async () => {
  const { sdkApps } = open.make;
  // What follows the end of a PNG is not looked at; here it is every byte there is.
  const icon = new Uint8Array([...plainIcon(512, [1, 2, 3]), ...Array.from({ length: 256 }, (_, byte) => byte)]);
  await expect(sdkApps.setIcon({ ...own, icon })).resolves.toEqual({ changed: true });
  await expect(sdkApps.setIcon({ ...own, icon })).resolves.toEqual({ changed: false });
  expect(Buffer.from(await sdkApps.getIcon({ ...own, size: 32 })).equals(icon)).toBe(true);
});

test('an app without an icon has none to give', async () => {
  const { sdkApps } = open.make;
  await sdkApps.create({ name: 'plain-app', label: 'Plain' });
  const icon = sdkApps.getIcon({ appName: 'plain-app', appVersion: 1, size: 64 });
  await expect(icon).rejects.toMatchObject(notFound);
});

test('source keeps its byte order mark, its white space and its comments', async () => {
  const { sdkApps } = open.make;
  const code = '\uFEFF// naïve\r\n{ "a": 1,\t}\u2028\n\n';
  await sdkApps.setBase({ ...own, code });
  await expect(sdkApps.getBase(own)).resolves.toBe(code);
  await sdkApps.setBase({ ...own, code: '' });
  await expect(sdkApps.getBase(own)).resolves.toBe('');
});

test('deleting a version takes its parts along and leaves what other versions share', async () => {
  const { sdkApps, sdkAppModules, sdkAppConnections } = open.make;
  const { app } = await sdkApps.cloneMajor(own);
  expect(app).toMatchObject({ name: 'warehouse-desk', version: 2, public: false });
  await sdkApps.delete(own);
  await expect(sdkAppModules.list(own)).rejects.toMatchObject(notFound);
  expect((await sdkAppModules.list({ ...own, appVersion: 2 })).appModules).toHaveLength(3);
  const shared = { connectionName: 'warehouse-desk' };
  await expect(sdkAppConnections.get(shared)).resolves.toMatchObject({ appConnection: { type: 'apikey' } });
});

test('deleting the last version takes connections and webhooks along and frees the name', async () => {
  const { sdkApps, sdkAppConnections, sdkAppWebhooks, sdkAppFunctions } = open.make;
  await sdkApps.delete(own);
  await expect(sdkAppConnections.get({ connectionName: 'warehouse-desk' })).rejects.toMatchObject(notFound);
  await expect(sdkAppWebhooks.get({ webhookName: 'warehouse-desk' })).rejects.toMatchObject(notFound);
  await sdkApps.create({ name: 'warehouse-desk', label: 'Again' });
  expect((await sdkAppFunctions.list(own)).appFunctions).toEqual([]);
});

test('a clone has copies of all parts, which refer to connections and webhooks of their own', async () => {
  const { sdkApps, sdkAppModules, sdkAppConnections, sdkAppWebhooks, sdkAppEndpoints } = open.make;
  await sdkApps.clone({ ...own, newName: 'desk-copy', newVersion: 3 });
  const copy = { appName: 'desk-copy', appVersion: 3 };
  const { appModules } = await sdkAppModules.list(copy);
  expect(appModules.map(({ name, connection, webhook }) => [name, connection, webhook])).toEqual([
    ['searchItems', 'desk-copy', null],
    ['createItem', 'desk-copy', null],
    ['watchItems', 'desk-copy', 'desk-copy'],
  ]);
  const endpoint = await sdkAppEndpoints.get({ ...copy, endpointName: 'findItem' });
  expect(endpoint.appEndpoint.attachedAccounts).toEqual(['desk-copy']);
  await sdkApps.delete(own);
  await expect(sdkApps.getBase(copy)).resolves.toContain('baseUrl');
  expect((await sdkAppConnections.list({ appName: 'desk-copy' })).appConnections).toHaveLength(1);
  const webhook = await sdkAppWebhooks.get({ webhookName: 'desk-copy' });
  expect(webhook.appWebhook.connection).toBe('desk-copy');
});

test('a version is cloned into a free version only', async () => {
  const { sdkApps } = open.make;
  const clone = (newVersion: number) => sdkApps.clone({ ...own, newName: own.appName, newVersion });
  await expect(clone(1)).rejects.toMatchObject({ status: 400, suberrors: [{ name: 'newVersion' }] });
  await expect(clone(5)).resolves.toMatchObject({ app: { version: 5 } });
  await expect(sdkApps.cloneMajor(own)).resolves.toMatchObject({ app: { version: 6 } });
});

test('an edit of a published app waits for a commit, and one of a private app does not', async () => {
  const { sdkApps } = open.make;
  await expect(sdkApps.setBase({ ...own, code: '{ "a": 1 }' })).resolves.toEqual({ change: {} });
  const before = (await sdkApps.get(published)).app.changes ?? [];
  const { change } = await sdkApps.setGroups({ ...published, code: '[{ "label": "All" }]' });
  const changeId = Number(change?.['id']);
  await expect(sdkApps.getChange({ ...published, changeId })).resolves.toEqual({
    appChange: { id: changeId, oldValue: '[]', newValue: '[{ "label": "All" }]' },
  });
  expect((await sdkApps.get(published)).app.changes).toHaveLength(before.length + 1);
  await sdkApps.commit({ ...published, changeIds: [changeId] });
  expect((await sdkApps.get(published)).app.changes).toEqual(before);
  await expect(sdkApps.commit({ ...published, changeIds: [changeId] })).rejects.toMatchObject(notFound);
});

test('a rollback puts back what every part held before its uncommitted edits, and nothing older', async () => {
  const { sdkApps, sdkAppFunctions, sdkAppConnections } = open.make;
  await sdkApps.commit(published);
  await sdkAppFunctions.create({ ...published, name: 'twice' });
  const code = (await sdkAppFunctions.getCode({ ...published, functionName: 'twice' })) ?? '';
  const { appConnection } = await sdkAppConnections.create({ appName: published.appName, type: 'basic', label: 'In' });
  const base = await sdkApps.getBase(published);
  await sdkApps.setBase({ ...published, code: 'first' });
  await sdkApps.setBase({ ...published, code: 'second' });
  await sdkAppFunctions.setCode({ ...published, functionName: 'twice', code: 'broken(' });
  const scope = { connectionName: appConnection.name, section: 'scope' } as const;
  await sdkAppConnections.setSection({ ...scope, code: '["all"]' });
  await expect(sdkApps.rollback(published)).resolves.toEqual({ changed: true });
  await expect(sdkApps.getBase(published)).resolves.toBe(base);
  await expect(sdkAppFunctions.getCode({ ...published, functionName: 'twice' })).resolves.toBe(code);
  await expect(sdkAppConnections.getSection(scope)).resolves.toBe('[]');
  expect((await sdkApps.get(published)).app.changes).toEqual([]);
});

test('an app that is taken back from the public has nothing left to commit', async () => {
  const { sdkApps } = open.make;
  await expect(sdkApps.makePrivate(published)).resolves.toEqual({ changed: true });
  await expect(sdkApps.makePrivate(published)).resolves.toEqual({ changed: false });
  expect((await sdkApps.get(published)).app.changes).toEqual([]);
});

test('open source is a switch of its own', async () => {
  const { sdkApps } = open.make;
  await sdkApps.makeOpenSource(own);
  await expect(sdkApps.get(own)).resolves.toMatchObject({ app: { opensource: true, public: false } });
  await sdkApps.makeClosedSource(own);
  await expect(sdkApps.get(own)).resolves.toMatchObject({ app: { opensource: false } });
});

const scopes = ['sdk-apps:read', 'sdk-apps:write'];

test('who makes an app needs a role in some organization that lets them, besides the scope', async () => {
  const { zone } = open;
  const sketch = { name: 'first-try', label: 'First try' };
  const refused = { status: 403, makeCode: 'SC403', detail: expect.stringContaining('role') };
  const member = clientWith(zone, zone.createToken({ scopes, user: zone.people.member }));
  await expect(member.sdkApps.create(sketch)).rejects.toMatchObject(refused);
  const admin = clientWith(zone, zone.createToken({ scopes, user: zone.people.admin }));
  await expect(admin.sdkApps.create(sketch)).resolves.toMatchObject({ app: { name: 'first-try' } });
  await expect(admin.sdkApps.list({})).resolves.toMatchObject({ apps: [{ name: 'first-try' }] });
});

test('of a published app others see the published modules and endpoints, and neither source nor changes', async () => {
  const { zone, make } = open;
  const { sdkApps, sdkAppModules, sdkAppEndpoints } = clientWith(
    zone,
    zone.createToken({ scopes, user: zone.people.outsider }),
  );
  expect((await sdkApps.get(published)).app.changes).toEqual([]);
  expect((await sdkAppModules.list(published)).appModules).toEqual([]);
  await make.sdkAppModules.setVisibility({ ...published, moduleName: 'createItem', visibility: 'public' });
  expect(namesOf((await sdkAppModules.list(published)).appModules)).toEqual(['createItem']);
  await expect(sdkAppModules.get({ ...published, moduleName: 'watchItems' })).rejects.toMatchObject(notFound);
  const item = { ...published, endpointName: 'findItem' };
  await expect(sdkAppEndpoints.get(item)).rejects.toMatchObject(notFound);
  await make.sdkAppEndpoints.makePublic(item);
  await expect(sdkAppEndpoints.get(item)).resolves.toMatchObject({ appEndpoint: { public: true } });
  const source = sdkAppModules.getSection({ ...published, moduleName: 'createItem', section: 'api' });
  await expect(source).rejects.toMatchObject({ status: 403, makeCode: 'SC403' });
});
