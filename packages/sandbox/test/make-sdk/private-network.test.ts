import type { Make } from '@makehq/sdk';
import { startSandbox } from '../../src/index.js';
import type { Sandbox } from '../../src/index.js';
import { names, sdkOf } from './sdk-zone.js';

let zone: Sandbox;
let make: Make;

beforeEach(async () => {
  zone = await startSandbox({ license: { onPremAgent: true } });
  make = sdkOf(zone, zone.apiToken);
});

afterEach(() => zone.close());

const register = (name: string) => make.onPremAgents.create(zone.organizationId, { name });

describe('on-premise agents', () => {
  test('an agent is registered, renamed, listed and deleted', async () => {
    const { id, clientSecret } = await register('Warehouse');
    expect(clientSecret).toMatch(/^[0-9a-f]{32}$/);
    await make.onPremAgents.update(zone.organizationId, id, { name: 'Warehouse 2' });
    const row = await make.onPremAgents.get(zone.organizationId, id);
    expect(row).toMatchObject({
      name: 'Warehouse 2',
      status: 'REGISTERED',
      connected: false,
      systemConnectionsCount: 0,
    });
    expect(row).not.toHaveProperty('clientSecret');
    expect(names(await make.onPremAgents.list(zone.organizationId))).toEqual(['Warehouse 2']);
    await make.onPremAgents.delete(zone.organizationId, id);
    expect(await make.onPremAgents.list(zone.organizationId)).toEqual([]);
    await expect(make.onPremAgents.get(zone.organizationId, id)).rejects.toMatchObject({ statusCode: 404 });
  });

  test('an agent says what its apps ask for', async () => {
    const { id } = await register('Warehouse');
    const [inputs] = await make.onPremAgents.getAppConfig(zone.organizationId, id, 'http-agent');
    expect(names(inputs?.spec ?? [])).toEqual(['url', 'user']);
    const unknown = make.onPremAgents.getAppConfig(zone.organizationId, id, 'fax');
    await expect(unknown).rejects.toMatchObject({ statusCode: 404 });
  });

  test('an agent of another organization looks like none', async () => {
    const outsider = zone.createToken({ scopes: ['agents:read', 'agents:write'], user: zone.people.outsider });
    const { id } = await register('Warehouse');
    const theirs = sdkOf(zone, outsider).onPremAgents;
    await expect(theirs.get(zone.organizationId, id)).rejects.toMatchObject({ statusCode: 404 });
    await expect(theirs.list(zone.organizationId)).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('connected systems', () => {
  const inputs = { url: 'http://10.0.0.7' };

  test('a connected system is created, changed, listed and deleted', async () => {
    const { id: agentId } = await register('Warehouse');
    const sketch = { name: 'Stock', agentId, appName: 'http-agent', inputs };
    const { id } = await make.connectedSystems.create(zone.organizationId, sketch);
    const read = () => make.connectedSystems.get(zone.organizationId, id);
    await expect(read()).resolves.toMatchObject({ name: 'Stock', inputs: [{ name: 'url', value: inputs.url }] });
    await expect(make.onPremAgents.get(zone.organizationId, agentId)).resolves.toMatchObject({
      systemConnectionsCount: 1,
    });
    await make.connectedSystems.update(zone.organizationId, id, { name: 'Stock level' });
    expect(names(await make.connectedSystems.list(zone.organizationId, agentId))).toEqual(['Stock level']);
    await make.connectedSystems.delete(zone.organizationId, id);
    await expect(read()).rejects.toMatchObject({ statusCode: 404 });
  });

  test('what an app needs has to be given', async () => {
    const { id: agentId } = await register('Warehouse');
    const sketch = { name: 'Stock', agentId, appName: 'http-agent', inputs: {} };
    const refused = make.connectedSystems.create(zone.organizationId, sketch);
    await expect(refused).rejects.toMatchObject({ statusCode: 400 });
  });

  test('a deleted agent takes its connected systems along', async () => {
    const { id: agentId } = await register('Warehouse');
    const sketch = { name: 'Stock', agentId, appName: 'http-agent', inputs };
    const { id } = await make.connectedSystems.create(zone.organizationId, sketch);
    await make.onPremAgents.delete(zone.organizationId, agentId);
    await expect(make.connectedSystems.get(zone.organizationId, id)).rejects.toMatchObject({ statusCode: 404 });
  });
});

test('a license without agents answers 402', async () => {
  const plain = await startSandbox();
  try {
    const refused = sdkOf(plain, plain.apiToken).onPremAgents.list(plain.organizationId);
    await expect(refused).rejects.toMatchObject({ statusCode: 402 });
  } finally {
    await plain.close();
  }
});
