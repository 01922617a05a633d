import type { Principal } from '@makegate/auth';
import { samePrincipal } from './same-principal.js';

const ana: Principal = { tenant: 'one', id: 'ana', scopes: ['make:read', 'make:run'] };

test('looks at tenant, id and scopes, in whatever order those are', () => {
  expect(samePrincipal(ana, { ...ana, scopes: ['make:run', 'make:read'] })).toBe(true);
  for (const change of [{ tenant: 'two' }, { id: 'ben' }, { scopes: ['make:read'] as const }, { scopes: [] }]) {
    expect(samePrincipal(ana, { ...ana, ...change })).toBe(false);
  }
});

test('is not led astray by names that look like two', () => {
  const left = { tenant: 'a', id: 'b","c', scopes: [] };
  const right = { tenant: 'a","b', id: 'c', scopes: [] };
  expect(samePrincipal(left, right)).toBe(false);
});
