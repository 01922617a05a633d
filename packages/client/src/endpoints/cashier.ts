import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { OpenObject } from '../shapes/open-object.js';
import { named } from '../shapes/schema.js';

/** A plan, or something that is sold beside one. */
const product = z.looseObject({ id: z.number().nullish(), name: z.string().nullish() });
export interface Product extends z.output<typeof product> {}
const Product = named<Product>(product);

/** What a product costs. `period`: how long it is paid for. */
const price = z.looseObject({
  id: z.number(),
  productId: z.number().nullish(),
  price: z.number().nullish(),
  currencyCode: z.string().nullish(),
  period: z.union([z.string(), z.number()]).nullish(),
  config: z.unknown().optional(),
});
export interface Price extends z.output<typeof price> {}
const Price = named<Price>(price);

/** What Make sells. Nothing here buys. */
export const cashier = group('cashier', {
  products: endpoint({
    method: 'GET',
    path: '/cashier/products',
    scopes: ['organization:read'],
    effect: 'read',
    items: 'products',
    query: {
      type: z.enum(['PLAN', 'EXTRA']).optional(),
      includeInvisible: z.boolean().optional(),
      relatedPriceId: Id.optional(),
      organizationId: Id.optional(),
    },
    reply: z.looseObject({ products: z.array(Product) }),
  }),
  price: endpoint({
    method: 'GET',
    path: '/cashier/prices/:priceId',
    scopes: ['organization:read'],
    effect: 'read',
    params: { priceId: Id },
    reply: Price,
  }),
  /** By country, what a VAT id looks like. */
  vatPatterns: endpoint({
    method: 'GET',
    path: '/cashier/vat-validation/patterns',
    scopes: ['organization:read'],
    effect: 'read',
    reply: z.looseObject({ patterns: z.union([OpenObject, z.array(z.unknown())]) }),
  }),
});
