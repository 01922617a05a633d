import { clientWith, openZone, scenarioId as idOf } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;
let structureId: number;
let scenarioId: number;

beforeEach(async () => {
  open = await openZone({ license: { customProperties: true } });
  const { organizationId } = open.zone;
  const [structure] = (await open.make.customProperties.listStructures({ organizationId })).customPropertyStructures;
  structureId = structure?.id ?? 0;
  scenarioId = await idOf(open, 'Quote shipping cost');
});

afterEach(() => open.zone.close());

const item = (sketch: object) => ({
  customPropertyStructureId: structureId,
  name: 'area',
  label: 'Area',
  type: 'shortText' as const,
  ...sketch,
});

const itemId = async (name: string): Promise<number> => {
  const asked = { customPropertyStructureId: structureId, name };
  const [row] = (await open.make.customProperties.listItems(asked)).customPropertyStructureItems;
  return row?.id ?? 0;
};

test('an organization has one structure: another one is refused with IM005', async () => {
  const { zone, make } = open;
  const sketch = { associatedType: 'scenario', belongerType: 'organization' } as const;
  const again = make.customProperties.createStructure({ ...sketch, belongerId: zone.organizationId });
  await expect(again).rejects.toMatchObject({ status: 400, makeCode: 'IM005' });
  const scopes = ['custom-property-structures:read', 'custom-property-structures:write'];
  const outsider = clientWith(zone, zone.createToken({ scopes, user: zone.people.outsider }));
  const foreign = outsider.customProperties.createStructure({ ...sketch, belongerId: zone.organizationId });
  await expect(foreign).rejects.toMatchObject({ status: 404 });
});

test('an item has a name of its own in the structure', async () => {
  await open.make.customProperties.createItem(item({}));
  const again = open.make.customProperties.createItem(item({ label: 'Another' }));
  await expect(again).rejects.toMatchObject({ makeCode: 'IM005' });
});

test.each([
  ['a dropdown without choices', { type: 'dropdown' }],
  ['choices of a text', { options: [{ value: 'North' }] }],
  ['the same choice twice', { type: 'multiselect', options: [{ value: 'North' }, { value: 'North' }] }],
])('%s is refused', async (_, sketch) => {
  const refused = open.make.customProperties.createItem(item(sketch));
  await expect(refused).rejects.toMatchObject({ status: 400, suberrors: [{ name: 'options' }] });
});

test('values are filled in once, and changed only where there are some', async () => {
  const { customProperties } = open.make;
  const properties = { costCentre: 'Sales' };
  const nothingThere = { status: 400, makeCode: 'IM013' };
  await expect(customProperties.updateValues({ scenarioId, properties })).rejects.toMatchObject(nothingThere);
  await expect(customProperties.replaceValues({ scenarioId, properties })).rejects.toMatchObject(nothingThere);
  await expect(customProperties.deleteValues({ scenarioId })).rejects.toMatchObject(nothingThere);
  await customProperties.createValues({ scenarioId, properties });
  const again = customProperties.createValues({ scenarioId, properties });
  await expect(again).rejects.toMatchObject({ status: 400, makeCode: 'IM005' });
});

test.each([
  ['a required one that is missing', { keeper: 'Ines' }, 'costCentre'],
  ['a choice that is not offered', { costCentre: 'Moon' }, 'costCentre'],
  ['a text where a truth belongs', { costCentre: 'Sales', critical: 'yes' }, 'critical'],
  ['a name that nobody has defined', { costCentre: 'Sales', colour: 'red' }, 'colour'],
])('%s is refused by its name', async (_, properties, name) => {
  const refused = open.make.customProperties.createValues({ scenarioId, properties });
  await expect(refused).rejects.toMatchObject({ status: 400, suberrors: [{ name }] });
});

test('an item called as what every object inherits may stay empty', async () => {
  const { customProperties } = open.make;
  await customProperties.createItem(item({ name: 'constructor' }));
  const filledIn = await customProperties.createValues({ scenarioId, properties: { costCentre: 'Sales' } });
  expect(filledIn.customProperties).toEqual({ costCentre: 'Sales' });
});

test('null clears a value, but not one that is required', async () => {
  const { customProperties } = open.make;
  await customProperties.createValues({ scenarioId, properties: { costCentre: 'Sales', keeper: 'Ines' } });
  await customProperties.updateValues({ scenarioId, properties: { keeper: null } });
  await expect(customProperties.getValues({ scenarioId })).resolves.toEqual({
    customProperties: { costCentre: 'Sales' },
    scenarioId,
  });
  const cleared = customProperties.updateValues({ scenarioId, properties: { costCentre: null } });
  await expect(cleared).rejects.toMatchObject({ status: 400, suberrors: [{ name: 'costCentre' }] });
});

test('deleting an item that scenarios have values for wants a confirmation, and takes the values along', async () => {
  const { customProperties } = open.make;
  const charge = await idOf(open, 'Charge invoice');
  const customPropertyStructureItemId = await itemId('keeper');
  await expect(customProperties.deleteItem({ customPropertyStructureItemId })).rejects.toMatchObject({
    status: 406,
    makeCode: 'IM004',
    detail: expect.stringContaining('Charge invoice, '),
  });
  await customProperties.deleteItem({ customPropertyStructureItemId, confirmed: true });
  const { customProperties: left } = await customProperties.getValues({ scenarioId: charge });
  expect(left).toEqual({ costCentre: 'Sales', critical: true });
});

test('an item without values goes at once', async () => {
  const { customProperties } = open.make;
  const { customPropertyStructureItem } = await customProperties.createItem(item({}));
  await customProperties.deleteItem({ customPropertyStructureItemId: customPropertyStructureItem.id });
  expect(await itemId('area')).toBe(0);
});

test('members of the organization see the properties, and only those who look after it change them', async () => {
  const { zone } = open;
  const scopes = ['custom-property-structures:read', 'custom-property-structures:write'];
  const member = clientWith(zone, zone.createToken({ scopes, user: zone.people.member }));
  const admin = clientWith(zone, zone.createToken({ scopes, user: zone.people.admin }));
  const { organizationId } = zone;
  const { customPropertyStructures } = await member.customProperties.listStructures({ organizationId });
  expect(customPropertyStructures).toHaveLength(1);
  const refusal = { status: 403, makeCode: 'SC403' };
  await expect(member.customProperties.createItem(item({}))).rejects.toMatchObject(refusal);
  await admin.customProperties.createItem(item({}));
});

test('a deleted scenario takes its values along', async () => {
  const { make } = open;
  await make.scenarios.delete({ scenarioId: await idOf(open, 'Charge invoice') });
  const customPropertyStructureItemId = await itemId('keeper');
  await expect(make.customProperties.deleteItem({ customPropertyStructureItemId })).rejects.toMatchObject({
    detail: expect.not.stringContaining('Charge invoice'),
  });
});

test('without the plan for them custom properties answer 402 with IM027', async () => {
  const plain = await openZone();
  try {
    const { organizationId } = plain.zone;
    const unpaid = { status: 402, makeCode: 'IM027' };
    await expect(plain.make.customProperties.listStructures({ organizationId })).rejects.toMatchObject(unpaid);
    const charge = await idOf(plain, 'Charge invoice');
    await expect(plain.make.customProperties.getValues({ scenarioId: charge })).rejects.toMatchObject(unpaid);
  } finally {
    await plain.zone.close();
  }
});
