import type { GatewayScope } from './gateway-scopes.js';

/** A part of Make whose changes are granted together. */
export interface Area {
  /** What allows changes in it, and with that also looking at it. */
  readonly write: GatewayScope;
  /** What allows looking at it, and no more. */
  readonly read: GatewayScope;
  /** What allows to run something in it. */
  readonly run: GatewayScope;
  /** What allows to delete something in it, all of them together. */
  readonly delete: readonly GatewayScope[];
}

const content: Area = { write: 'make:write', read: 'make:read', run: 'make:run', delete: ['make:delete'] };

/** An area of its own: running and deleting in it need its scope too. */
const guarded = (scope: GatewayScope, read: GatewayScope = 'make:read'): Area => ({
  write: scope,
  read,
  run: scope,
  delete: ['make:delete', scope],
});
const connections = guarded('make:connections');
// Whoever holds the address of a credential request can answer it, so a list of them is a list of secrets.
const credentialRequests = guarded('make:connections', 'make:connections');
const apps = guarded('make:apps', 'make:apps');
const admin = guarded('make:admin');

/** By the first part of Make's scope names. */
const areas: ReadonlyMap<string, Area> = new Map([
  ['scenarios', content],
  ['scenarios-shared', content],
  ['hooks', content],
  ['datastores', content],
  ['udts', content],
  ['dlqs', content],
  ['functions', content],
  ['templates', content],
  ['custom-property-structures', content],
  ['ai-agents', content],
  ['devices', content],
  ['notifications', content],
  ['analytics', content],
  ['connections', connections],
  ['keys', connections],
  ['credential-requests', credentialRequests],
  ['sdk-apps', apps],
  ['organization', admin],
  ['organizations', admin],
  ['organization-variables', admin],
  ['teams', admin],
  ['team-variables', admin],
  ['user', admin],
  ['private-spaces', admin],
  ['agents', admin],
]);

/** `admin:*`, `system:*` and whatever Make invents tomorrow: looking at it is an administrator's right as well. */
const unknown = guarded('make:admin', 'make:admin');

/** The area that one of Make's scopes, such as `scenarios:read`, belongs to. */
export const areaOf = (makeScope: string): Area => areas.get(makeScope.split(':', 1)[0] ?? '') ?? unknown;

/** Where a tool belongs that needs none of Make's scopes. */
export const withoutMakeScope: Area = content;
