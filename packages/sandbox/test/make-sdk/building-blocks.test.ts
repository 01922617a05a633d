import type { Make } from '@makehq/sdk';
import { startSandbox } from '../../src/index.js';
import type { Sandbox } from '../../src/index.js';
import { found, names, sdkOf } from './sdk-zone.js';

let zone: Sandbox;
let make: Make;

beforeEach(async () => {
  zone = await startSandbox({ license: { customFunctions: true, customProperties: true } });
  make = sdkOf(zone, zone.apiToken);
});

afterEach(() => zone.close());

const doubled = {
  name: 'doubled',
  description: 'Twice as much.',
  code: 'function doubled(n) { return n * 2; }',
};

describe('custom functions', () => {
  test('a function is created, read with its code, changed, listed and deleted', async () => {
    const { id } = await make.functions.create(zone.teamId, doubled);
    await expect(make.functions.get(id)).resolves.toMatchObject({ ...doubled, args: '(n)', scenarios: [] });
    const code = 'function doubled(n, times = 2) { return n * times; }';
    await make.functions.update(id, { code });
    const rows = await make.functions.list(zone.teamId);
    expect(rows.find((row) => row.id === id)).toMatchObject({ name: 'doubled', args: '(n, times = 2)' });
    expect(names(await make.functions.list(zone.otherTeamId))).toEqual(['campaignCode']);
    await make.functions.delete(id);
    await expect(make.functions.get(id)).rejects.toMatchObject({ statusCode: 404 });
    expect(names(await make.functions.list(zone.teamId))).toEqual(['netPrice']);
  });

  test('what a function was before each change is remembered, the last change first', async () => {
    const { id } = await make.functions.create(zone.teamId, doubled);
    await make.functions.update(id, { description: 'No change of the code.' });
    await make.functions.update(id, { code: 'function doubled(a) { return a + a; }' });
    await make.functions.update(id, { code: 'function doubled(b) { return b + b; }' });
    const history = await make.functions.history(zone.teamId, id);
    expect(history.map(({ previousCode }) => previousCode)).toEqual([
      'function doubled(a) { return a + a; }',
      doubled.code,
    ]);
    expect(history[0]).toMatchObject({ updatedBy: 'Ines Kolar' });
  });

  test('code is checked without being kept', async () => {
    await expect(make.functions.check(zone.teamId, doubled.code)).resolves.toEqual({ success: true, error: null });
    const broken = make.functions.check(zone.teamId, 'function (');
    await expect(broken).resolves.toMatchObject({ success: false, error: expect.stringContaining('SyntaxError') });
    expect(names(await make.functions.list(zone.teamId))).toEqual(['netPrice']);
  });
});

describe('public templates', () => {
  test('they are listed, the most used first, found by a part of the name and by their apps', async () => {
    const rows = await make.publicTemplates.list({ cols: ['*'] });
    expect(names(rows)).toEqual(['Post bookings', 'Store web orders']);
    expect(rows[0]).toMatchObject({ usage: 73, usedApps: ['gateway', 'http'] });
    expect(names(await make.publicTemplates.list({ name: 'web', cols: ['name'] }))).toEqual(['Store web orders']);
    const byApps = make.publicTemplates.list({ usedApps: ['gateway', 'datastore'], cols: ['name'] });
    expect(names(await byApps)).toEqual(['Store web orders']);
  });

  test('one is read by its address, and so is what scenarios are made from it', async () => {
    const { url, id } = await found(make.publicTemplates.list({ cols: ['*'] }), 'Store web orders');
    expect(url).toBe(`${id}-store-web-orders`);
    await expect(make.publicTemplates.get(url, { cols: ['*'] })).resolves.toMatchObject({ id, usage: 41 });
    const content = await make.publicTemplates.getBlueprint(url);
    expect(content).toMatchObject({
      blueprint: { name: 'Store web orders', flow: [{ module: 'gateway:CustomWebHook' }, {}] },
      scheduling: { type: 'indefinitely', interval: 900 },
      controller: { name: 'Store web orders' },
      language: 'en',
    });
    await expect(make.publicTemplates.get('1-no-such-template')).rejects.toMatchObject({ statusCode: 404 });
  });
});

async function theStructure(): Promise<number> {
  const [structure] = await make.customPropertyStructures.list(zone.organizationId);
  return structure?.id ?? 0;
}

describe('custom property structures', () => {
  test('the structure of an organization says whose scenarios it is for', async () => {
    await expect(make.customPropertyStructures.list(zone.organizationId)).resolves.toMatchObject([
      { belongers: [{ belongerId: zone.organizationId, belongerType: 'organization', associatedTypes: ['scenario'] }] },
    ]);
  });

  test('an item is created, changed, listed by what it is, and deleted', async () => {
    const { items } = make.customPropertyStructures;
    const structureId = await theStructure();
    const { id } = await items.create(structureId, {
      name: 'areas',
      label: 'Areas',
      type: 'multiselect',
      options: [{ value: 'North' }, { value: 'South' }],
      required: false,
    });
    await items.update(id, { label: 'Regions', description: 'Where it works.' });
    const rows = await items.list(structureId, { type: 'multiselect', cols: ['*'] });
    expect(rows).toMatchObject([{ id, name: 'areas', label: 'Regions', description: 'Where it works.' }]);
    await items.delete(id);
    expect(await items.list(structureId, { name: 'areas' })).toEqual([]);
    await expect(items.update(id, { label: 'Gone' })).rejects.toMatchObject({ statusCode: 404 });
  });

  test('values of a scenario are filled in, replaced, merged, cleared and deleted', async () => {
    const { customProperties } = make.scenarios;
    const { id } = await found(make.scenarios.list(zone.teamId), 'Quote shipping cost');
    await customProperties.create(id, { costCentre: 'Sales', keeper: 'Ines' });
    await expect(customProperties.get(id)).resolves.toEqual({ costCentre: 'Sales', keeper: 'Ines' });
    await customProperties.update(id, { keeper: null, critical: true });
    await expect(customProperties.get(id)).resolves.toEqual({ costCentre: 'Sales', critical: true });
    await customProperties.replace(id, { costCentre: 'Warehouse' });
    await expect(customProperties.get(id)).resolves.toEqual({ costCentre: 'Warehouse' });
    await customProperties.delete(id);
    await expect(customProperties.get(id)).resolves.toEqual({});
  });
});
