import { accessOver, obstacleTo } from './access.js';
import { burn, echo } from '../test/fakes/thing-tools.js';

const tools = [echo, burn];

test('hides what lacks a scope, and names the scope', () => {
  expect(accessOver(tools, { scopes: ['things:read'], readOnly: false }).hidden).toEqual([
    { name: 'things_burn', reason: 'scope_missing', missingScopes: ['things:write'] },
  ]);
});

test('shows everything when the scopes could not be read', () => {
  expect(accessOver(tools, { scopes: undefined, readOnly: false }).hidden).toEqual([]);
});

test('puts read-only before a missing scope, because no scope lifts it', () => {
  expect(obstacleTo(burn, { scopes: [], readOnly: true })).toEqual({
    reason: 'read_only',
    missingScopes: ['things:write'],
  });
  expect(obstacleTo(echo, { scopes: ['things:read'], readOnly: true })).toBeUndefined();
});
