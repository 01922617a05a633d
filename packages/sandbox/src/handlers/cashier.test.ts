import { openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const namesOf = ({ products }: { products: readonly { name?: string | null | undefined }[] }) =>
  products.map(({ name }) => name);

test('products are plans or extras, and some are shown only to who asks for them', async () => {
  const { cashier } = open.make;
  expect(namesOf(await cashier.products({ type: 'PLAN' }))).toEqual(['Free', 'Core', 'Pro', 'Teams']);
  expect(namesOf(await cashier.products({ type: 'PLAN', includeInvisible: true }))).toContain('Enterprise');
  expect(namesOf(await cashier.products({ type: 'EXTRA' }))).toEqual(['More operations']);
});

test('beside a price stands what is paid for in the same rhythm', async () => {
  expect(namesOf(await open.make.cashier.products({ relatedPriceId: 22 }))).toEqual(['More operations']);
});

test('the prices of plans are those with the known limits of requests', async () => {
  const { cashier } = open.make;
  await expect(cashier.price({ priceId: 41 })).resolves.toMatchObject({ productId: 4, config: { apiLimit: 240 } });
  await expect(cashier.price({ priceId: 999 })).rejects.toMatchObject({ makeCode: 'IM304' });
});

test('products for another organization are not shown', async () => {
  const { otherOrganizationId: organizationId } = open.zone;
  await expect(open.make.cashier.products({ organizationId })).rejects.toMatchObject({ status: 404 });
});

test('patterns tell a VAT id from another text', async () => {
  const { patterns } = await open.make.cashier.vatPatterns();
  const austrian = new RegExp(String(Reflect.get(patterns, 'AT')));
  expect(['ATU12345678', 'AT12345678'].map((id) => austrian.test(id))).toEqual([true, false]);
});
