import type { cashier } from '@makegate/client/endpoints/cashier';
import { visibleOrganization } from '../access.js';
import type { Handlers } from '../call.js';
import { notFound } from '../http/refusal.js';
import { prices, products } from './price-list.js';
import type { PriceRow, ProductRow } from './price-list.js';

export const cashierHandlers: Handlers<typeof cashier> = {
  products: (call) => {
    const { type, includeInvisible = false, relatedPriceId, organizationId } = call.args;
    if (organizationId !== undefined) visibleOrganization(call, organizationId);
    const related = relatedPriceId === undefined ? undefined : priceOf(relatedPriceId);
    const wanted = products.filter(
      (product) =>
        (type === undefined || product.type === type) &&
        (includeInvisible || product.isVisible) &&
        (related === undefined || goesWith(product, related)),
    );
    return { products: wanted.map(({ id, name, type: kind }) => ({ id, name, type: kind, prices: pricesOf(id) })) };
  },
  price: ({ args }) => ({ ...priceOf(args.priceId) }),
  vatPatterns: () => ({
    patterns: {
      AT: String.raw`^ATU\d{8}$`,
      CZ: String.raw`^CZ\d{8,10}$`,
      DE: String.raw`^DE\d{9}$`,
      FR: String.raw`^FR[A-Z\d]{2}\d{9}$`,
    },
  }),
};

function priceOf(priceId: number): PriceRow {
  const price = prices.find(({ id }) => id === priceId);
  if (!price) throw notFound('Price', priceId);
  return price;
}

const pricesOf = (productId: number): PriceRow[] => prices.filter((price) => price.productId === productId);

/** What is paid for in the same rhythm. */
const goesWith = ({ id }: ProductRow, { period, productId }: PriceRow): boolean =>
  id !== productId && pricesOf(id).some((price) => price.period === period);
