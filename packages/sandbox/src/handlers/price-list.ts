/** What this zone sells: invented, but shaped like Make's plans. */
export interface ProductRow {
  readonly id: number;
  readonly name: string;
  readonly type: 'PLAN' | 'EXTRA';
  readonly isVisible: boolean;
}

export interface PriceRow {
  readonly id: number;
  readonly productId: number;
  readonly price: number;
  readonly currencyCode: string;
  readonly period: string;
  readonly config: { readonly apiLimit?: number; readonly operations: number };
}

export const products: readonly ProductRow[] = [
  { id: 1, name: 'Free', type: 'PLAN', isVisible: true },
  { id: 2, name: 'Core', type: 'PLAN', isVisible: true },
  { id: 3, name: 'Pro', type: 'PLAN', isVisible: true },
  { id: 4, name: 'Teams', type: 'PLAN', isVisible: true },
  { id: 5, name: 'Enterprise', type: 'PLAN', isVisible: false },
  { id: 6, name: 'More operations', type: 'EXTRA', isVisible: true },
];

const monthly = { currencyCode: 'USD', period: 'month' } as const;
const yearly = { currencyCode: 'USD', period: 'year' } as const;

export const prices: readonly PriceRow[] = [
  { id: 11, productId: 1, price: 0, ...monthly, config: { apiLimit: 30, operations: 1_000 } },
  { id: 21, productId: 2, price: 10, ...monthly, config: { apiLimit: 60, operations: 10_000 } },
  { id: 22, productId: 2, price: 108, ...yearly, config: { apiLimit: 60, operations: 120_000 } },
  { id: 31, productId: 3, price: 18, ...monthly, config: { apiLimit: 120, operations: 10_000 } },
  { id: 41, productId: 4, price: 34, ...monthly, config: { apiLimit: 240, operations: 10_000 } },
  { id: 51, productId: 5, price: 3_400, ...yearly, config: { apiLimit: 1_000, operations: 960_000 } },
  { id: 61, productId: 6, price: 9, ...monthly, config: { operations: 10_000 } },
  { id: 62, productId: 6, price: 97, ...yearly, config: { operations: 120_000 } },
];
