import type { Make } from '@makehq/sdk';
import type { Sandbox } from '../../src/index.js';
import { found, names, openSdkZone } from './sdk-zone.js';

let zone: Sandbox;
let make: Make;

beforeEach(async () => {
  ({ zone, make } = await openSdkZone());
});

afterEach(() => zone.close());

const newConnection = () =>
  make.connections.create({ name: 'Ledger', accountName: 'airtable3', teamId: zone.teamId, data: { apiToken: 'x' } });

const newKey = () =>
  make.keys.create({
    name: 'Till',
    teamId: zone.teamId,
    typeName: 'apikeyauth',
    parameters: { key: 'hidden-value' },
  });

describe('hooks', () => {
  const data = { method: false, headers: true, stringify: false };
  const newHook = () => make.hooks.create({ name: 'Sign-ups', teamId: zone.teamId, typeName: 'gateway-webhook', data });

  test('a created hook has an address and belongs to its team alone', async () => {
    const { id, url } = await newHook();
    expect(url).toContain(zone.zone);
    await expect(make.hooks.get(id)).resolves.toMatchObject({ name: 'Sign-ups', enabled: true, data });
    expect(names(await make.hooks.list(zone.teamId))).toContain('Sign-ups');
    expect(names(await make.hooks.list(zone.otherTeamId))).not.toContain('Sign-ups');
  });

  test('rename, new settings, switching and learning show in the next read', async () => {
    const { id } = await newHook();
    await expect(make.hooks.rename(id, 'Sign-ups of the shop')).resolves.toMatchObject({
      name: 'Sign-ups of the shop',
    });
    await expect(make.hooks.update(id, { data: { ...data, ip: '127.0.0.1' } })).resolves.toBe(true);
    await make.hooks.disable(id);
    await expect(make.hooks.get(id)).resolves.toMatchObject({ enabled: false, data: { ip: '127.0.0.1' } });
    await make.hooks.enable(id);
    await make.hooks.learnStart(id);
    await expect(make.hooks.ping(id)).resolves.toMatchObject({ attached: false, learning: true, gone: false });
    await make.hooks.learnStop(id);
    await expect(make.hooks.ping(id)).resolves.toMatchObject({ learning: false });
  });

  test('a deleted hook is gone', async () => {
    const { id } = await newHook();
    await make.hooks.delete(id);
    await expect(make.hooks.get(id)).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('connections', () => {
  test('a created connection belongs to its team alone', async () => {
    const { id } = await newConnection();
    await expect(make.connections.get(id)).resolves.toMatchObject({ name: 'Ledger', accountName: 'airtable3' });
    expect(names(await make.connections.list(zone.teamId, { type: ['airtable3'] }))).toContain('Ledger');
    expect(names(await make.connections.list(zone.otherTeamId))).not.toContain('Ledger');
  });

  test('it can be renamed, refilled, tested and asked for its scopes', async () => {
    const { id } = await newConnection();
    await make.connections.rename(id, 'Main ledger');
    expect((await make.connections.get(id)).name).toBe('Main ledger');
    await expect(make.connections.listEditableParameters(id)).resolves.toEqual(['apiToken']);
    await expect(make.connections.update(id, { data: { apiToken: 'y' } })).resolves.toBe(true);
    await expect(make.connections.verify(id)).resolves.toBe(true);
    await expect(make.connections.scoped(id, ['files:read'])).resolves.toBe(false);
  });

  test('a deleted connection is gone', async () => {
    const { id } = await newConnection();
    await make.connections.delete(id);
    await expect(make.connections.get(id)).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('keys', () => {
  test('a created key belongs to its team alone and never shows what it holds', async () => {
    const { id } = await newKey();
    const read = await make.keys.get(id);
    expect(read).toMatchObject({ name: 'Till', typeName: 'apikeyauth' });
    expect(JSON.stringify(read)).not.toContain('hidden-value');
    expect(names(await make.keys.list(zone.teamId, { typeName: 'apikeyauth' }))).toContain('Till');
    expect(names(await make.keys.list(zone.otherTeamId))).not.toContain('Till');
  });

  test('it can be changed and deleted', async () => {
    const { id } = await newKey();
    await make.keys.update(id, { name: 'Old till' });
    expect((await make.keys.get(id)).name).toBe('Old till');
    await make.keys.delete(id);
    await expect(make.keys.get(id)).rejects.toMatchObject({ statusCode: 404 });
  });

  test('the types say which parameters they take', async () => {
    const type = await found(make.keys.types(), 'basicauth');
    expect(type.parameters.map(({ name }) => name)).toEqual(['username', 'password']);
  });
});

describe('folders', () => {
  test('a folder is created, renamed and deleted, out of sight of the other team', async () => {
    const { id } = await make.folders.create({ name: 'Drafts', teamId: zone.teamId });
    expect(names(await make.folders.list(zone.otherTeamId))).not.toContain('Drafts');
    await make.folders.update(id, { name: 'Old drafts' });
    expect(names(await make.folders.list(zone.teamId))).toContain('Old drafts');
    await make.folders.delete(id);
    expect(names(await make.folders.list(zone.teamId))).not.toContain('Old drafts');
  });
});
