import type { Blueprint, Make } from '@makehq/sdk';
import type { Sandbox } from '../../src/index.js';
import { found, names, openSdkZone } from './sdk-zone.js';

let zone: Sandbox;
let make: Make;

beforeEach(async () => {
  ({ zone, make } = await openSdkZone());
});

afterEach(() => zone.close());

const blueprint = (name: string): Blueprint => ({
  name,
  flow: [{ id: 1, module: 'util:SetVariables', version: 1, parameters: {}, mapper: { variables: [] } }],
  metadata: {},
  scheduling: { type: 'on-demand' },
  interface: { input: [], output: [] },
});

const newScenario = (name: string) =>
  make.scenarios.create({ teamId: zone.teamId, scheduling: { type: 'on-demand' }, blueprint: blueprint(name) });

const scenarioCalled = (name: string) => found(make.scenarios.list(zone.teamId), name);

describe('scenarios', () => {
  test('a created scenario is read back by get and list, and not by the other team', async () => {
    const { id } = await newScenario('Sort the post');
    await expect(make.scenarios.get(id)).resolves.toMatchObject({ id, name: 'Sort the post', isActive: false });
    expect(names(await make.scenarios.list(zone.teamId))).toContain('Sort the post');
    expect(names(await make.scenarios.list(zone.otherTeamId))).not.toContain('Sort the post');
    expect(names(await make.scenarios.listInOrganization(zone.organizationId))).toContain('Sort the post');
  });

  test('an update changes what the next read shows', async () => {
    const { id } = await newScenario('Sort the post');
    await make.scenarios.update(id, { name: 'Sort all post', scheduling: { type: 'indefinitely', interval: 900 } });
    const read = await make.scenarios.get(id);
    expect(read.name).toBe('Sort all post');
    expect(read.scheduling).toMatchObject({ type: 'indefinitely', interval: 900 });
  });

  test('activate and deactivate switch it', async () => {
    const { id } = await newScenario('Sort the post');
    await expect(make.scenarios.activate(id)).resolves.toBe(true);
    expect((await make.scenarios.get(id)).isActive).toBe(true);
    await expect(make.scenarios.deactivate(id)).resolves.toBe(true);
    expect((await make.scenarios.get(id)).isActive).toBe(false);
  });

  test('a run gives the outputs that its inputs ask for', async () => {
    const { id } = await scenarioCalled('Quote shipping cost');
    const slow = await make.scenarios.run(id, { destination: 'Brno', weightKg: 10 });
    expect(slow).toMatchObject({ status: 1, outputs: { destination: 'Brno', price: 16.5, deliveryDays: 4 } });
    const express = await make.scenarios.run(id, { destination: 'Brno', weightKg: 10, express: true });
    expect(express.outputs).toMatchObject({ price: 33, deliveryDays: 1 });
  });

  test('a run with bad inputs is refused with the names of both', async () => {
    const { id } = await scenarioCalled('Quote shipping cost');
    await expect(make.scenarios.run(id, { weightKg: 'heavy' })).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringMatching(/destination[^]*weightKg/),
    });
  });

  test('an interface that was set is the interface that runs', async () => {
    const { id } = await newScenario('Echo');
    const field = { name: 'city', type: 'text', required: true };
    await make.scenarios.setInterface(id, { interface: { input: [field], output: [field] } });
    await expect(make.scenarios.getInterface(id)).resolves.toMatchObject({ input: [field], output: [field] });
    await expect(make.scenarios.interface(id)).resolves.toMatchObject({ input: [field], output: [field] });
    await make.scenarios.activate(id);
    await expect(make.scenarios.run(id, { city: 'Riga' })).resolves.toMatchObject({ outputs: { city: 'Riga' } });
    await expect(make.scenarios.run(id, {})).rejects.toMatchObject({ statusCode: 400 });
  });

  test('a deleted scenario is gone', async () => {
    const { id } = await newScenario('Sort the post');
    await make.scenarios.delete(id);
    await expect(make.scenarios.get(id)).rejects.toMatchObject({ statusCode: 404 });
    expect(names(await make.scenarios.list(zone.teamId))).not.toContain('Sort the post');
  });

  test('columns and pages narrow a list', async () => {
    const page = await make.scenarios.list(zone.teamId, { cols: ['id', 'name'], pg: { limit: 2, offset: 1 } });
    expect(page.map((row) => Object.keys(row))).toEqual([
      ['id', 'name'],
      ['id', 'name'],
    ]);
  });
});

describe('blueprints', () => {
  test('the blueprint of a new scenario comes back whole, with its scheduling', async () => {
    const { id } = await newScenario('Sort the post');
    const read = await make.blueprints.get(id);
    expect(read).toMatchObject({ name: 'Sort the post', scheduling: { type: 'on-demand' } });
    expect(read.flow).toEqual(blueprint('Sort the post').flow);
  });

  test('every change of the blueprint makes a version', async () => {
    const { id } = await newScenario('Sort the post');
    await make.scenarios.update(id, { blueprint: blueprint('Sort all post') });
    expect((await make.blueprints.versions(id)).map(({ version }) => version)).toEqual([2, 1]);
    expect((await make.blueprints.get(id)).name).toBe('Sort all post');
  });
});
