/** What a principal may be allowed to do here: few, stable names, whatever Make calls its own scopes. */
export type GatewayScope =
  'make:read' | 'make:run' | 'make:write' | 'make:delete' | 'make:connections' | 'make:apps' | 'make:admin';

/** The seven scopes, from harmless to far-reaching, each with what it covers in words for a person. */
export const gatewayScopes: Readonly<Record<GatewayScope, string>> = {
  'make:read': 'Look at everything but custom apps, credential requests and the administration of Make itself',
  'make:run': 'Run scenarios, replay executions and retry incomplete ones',
  'make:write': 'Create and change scenarios, hooks, data stores, data structures and folders',
  'make:delete': 'Delete things and do what cannot be undone',
  'make:connections': 'Create and change connections, keys and credential requests',
  'make:apps': 'Develop custom apps',
  'make:admin': 'Change organizations, teams, users, variables and private spaces',
};

export const isGatewayScope = (name: string): name is GatewayScope => Object.hasOwn(gatewayScopes, name);

/** A list of scopes names one that does not exist, or none. */
export class ScopeListError extends Error {
  override readonly name = 'ScopeListError';
  readonly code = 'scopes_invalid';
  readonly retryable = false;
}

const allNames = (): string => Object.keys(gatewayScopes).join(' ');

/**
 * Reads scopes as people write them, separated by spaces or commas. Answers each once, in the order of `gatewayScopes`.
 * Throws `ScopeListError` when a name is unknown or there is none: nothing is guessed and nothing left out.
 */
export function parseGatewayScopes(text: string): readonly GatewayScope[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  const unknown = names.find((name) => !isGatewayScope(name));
  if (unknown !== undefined) {
    throw new ScopeListError(
      `There is no scope ${JSON.stringify(unknown.slice(0, 40))}. The scopes are: ${allNames()}.`,
    );
  }
  if (names.length === 0) throw new ScopeListError(`Name at least one scope of: ${allNames()}.`);
  return Object.keys(gatewayScopes)
    .filter(isGatewayScope)
    .filter((scope) => names.includes(scope));
}
