import * as fc from 'fast-check';
import { gatewayScopes, isGatewayScope } from './gateway-scopes.js';
import type { GatewayScope } from './gateway-scopes.js';
import { missingGatewayScopes } from './missing-gateway-scopes.js';
import type { ToolNeeds } from './missing-gateway-scopes.js';

const all = Object.keys(gatewayScopes).filter(isGatewayScope);
const effects = ['read', 'create', 'update', 'delete', 'run'] as const;
type Row = readonly [effect: ToolNeeds['effect'], scopes: readonly string[], needed: readonly GatewayScope[]];

/** What each tool needs at least. Removing any of it must forbid the tool. */
const table: readonly Row[] = [
  ['read', ['scenarios:read'], ['make:read']],
  ['read', ['hooks:read', 'teams:read', 'connections:read', 'keys:read'], ['make:read']],
  ['read', ['organization:view', 'user:read'], ['make:read']],
  ['read', [], ['make:read']],
  ['read', ['credential-requests:read'], ['make:connections']],
  ['read', ['sdk-apps:read'], ['make:apps']],
  ['read', ['system:read'], ['make:admin']],
  ['read', ['invented-tomorrow:read'], ['make:admin']],
  ['run', ['scenarios:run'], ['make:run']],
  ['run', ['scenarios:read', 'scenarios:run'], ['make:run', 'make:read']],
  ['run', ['dlqs:write'], ['make:run']],
  ['run', ['connections:write'], ['make:connections']],
  ['create', ['scenarios:write'], ['make:write']],
  ['update', ['scenarios:read', 'scenarios:write'], ['make:write']],
  ['update', ['datastores:write', 'udts:read'], ['make:write']],
  ['update', ['scenarios:write', 'teams:read'], ['make:write', 'make:read']],
  ['create', ['keys:write'], ['make:connections']],
  ['create', ['connections:read', 'connections:write'], ['make:connections']],
  ['update', ['team-variables:write'], ['make:admin']],
  ['update', ['admin:write'], ['make:admin']],
  ['create', ['sdk-apps:write'], ['make:apps']],
  ['create', [], ['make:write']],
  ['update', ['scenarios:read'], ['make:write']],
  ['delete', ['scenarios:write'], ['make:delete']],
  ['delete', ['scenarios:read', 'scenarios:write'], ['make:delete', 'make:read']],
  ['delete', ['connections:write'], ['make:delete', 'make:connections']],
  ['delete', ['teams:write'], ['make:delete', 'make:admin']],
  ['delete', ['hooks:read'], ['make:delete', 'make:read']],
];

test.each(table)('%s with %j is allowed by exactly %j', (effect, scopes, needed) => {
  expect(missingGatewayScopes([], { effect, scopes })).toEqual(needed);
  expect(missingGatewayScopes(needed, { effect, scopes })).toEqual([]);
  for (const removed of needed) {
    const kept = needed.filter((scope) => scope !== removed);
    expect(missingGatewayScopes(kept, { effect, scopes })).toContain(removed);
  }
});

const read = (granted: GatewayScope, makeScope: string) =>
  missingGatewayScopes([granted], { effect: 'read', scopes: [makeScope] });

test('who may change an area may look at it, and at no other', () => {
  expect(read('make:write', 'scenarios:read')).toEqual([]);
  expect(read('make:connections', 'connections:read')).toEqual([]);
  expect(read('make:admin', 'teams:read')).toEqual([]);
  expect(read('make:write', 'connections:read')).toEqual(['make:read']);
  expect(read('make:write', 'sdk-apps:read')).toEqual(['make:apps']);
  expect(read('make:admin', 'scenarios:read')).toEqual(['make:read']);
  expect(read('make:run', 'scenarios:read')).toEqual(['make:read']);
  expect(read('make:delete', 'scenarios:read')).toEqual(['make:read']);
});

const needs = fc.record({
  effect: fc.constantFrom(...effects),
  scopes: fc.array(
    fc
      .tuple(
        fc.constantFrom('scenarios', 'hooks', 'keys', 'teams', 'sdk-apps', 'new'),
        fc.constantFrom('read', 'write'),
      )
      .map((parts) => parts.join(':')),
    { maxLength: 4 },
  ),
});

test('all scopes together allow everything, and more scopes never forbid what fewer allowed', () => {
  fc.assert(
    fc.property(needs, fc.subarray([...all]), fc.constantFrom(...all), (tool, granted, another) => {
      expect(missingGatewayScopes(all, tool)).toEqual([]);
      const before = missingGatewayScopes(granted, tool);
      expect(before).toEqual(expect.arrayContaining([...missingGatewayScopes([...granted, another], tool)]));
      expect(missingGatewayScopes([...granted, ...before], tool)).toEqual([]);
    }),
  );
});

test('nothing but make:delete allows a delete', () => {
  fc.assert(
    fc.property(needs, (tool) => {
      const rest = all.filter((scope) => scope !== 'make:delete');
      expect(missingGatewayScopes(rest, { ...tool, effect: 'delete' })).toEqual(['make:delete']);
    }),
  );
});
