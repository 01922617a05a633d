import type { Tool } from './define-tool.js';

/** A tool that exists but is not offered to this caller, and why. */
export interface HiddenTool {
  readonly name: string;
  /** `grant_missing`: this server does not let the caller. `scope_missing`: the token for Make does not. */
  readonly reason: 'read_only' | 'grant_missing' | 'scope_missing';
  /** The scopes of Make that the credential lacks for it, whatever the reason. */
  readonly missingScopes: readonly string[];
  /** With `grant_missing`: what the caller has to be granted on this server. */
  readonly missingGrants?: readonly string[];
}

/** What a call may do: of the setting, of the caller, and of the credential that Make sees. */
export interface Grants {
  /** The credential's scopes, or `undefined` when they could not be read: then every tool is shown, and Make decides. */
  readonly scopes: readonly string[] | undefined;
  readonly readOnly: boolean;
  /** What the caller has to be granted here before a tool is theirs. Absent: nothing. */
  readonly missingGrants?: ((tool: Pick<Tool, 'effect' | 'scopes'>) => readonly string[]) | undefined;
}

/** What the caller may do here. */
export interface Access extends Grants {
  /** In the order of the catalog. */
  readonly hidden: readonly HiddenTool[];
}

/** What stands in the way of a tool. First comes what only the operator can lift: read-only before a grant. */
export type Obstacle = Omit<HiddenTool, 'name'>;

/** Why this setting, this caller or this credential keeps a tool away, or `undefined` when none does. */
export function obstacleTo(tool: Pick<Tool, 'effect' | 'scopes'>, grants: Grants): Obstacle | undefined {
  const { scopes, readOnly } = grants;
  const missingScopes = scopes === undefined ? [] : tool.scopes.filter((scope) => !scopes.includes(scope));
  if (readOnly && tool.effect !== 'read') return { reason: 'read_only', missingScopes };
  const missingGrants = grants.missingGrants?.(tool) ?? [];
  if (missingGrants.length > 0) return { reason: 'grant_missing', missingScopes, missingGrants };
  return missingScopes.length > 0 ? { reason: 'scope_missing', missingScopes } : undefined;
}

/** The access that these grants give over these tools. */
export function accessOver(tools: readonly Pick<Tool, 'name' | 'effect' | 'scopes'>[], grants: Grants): Access {
  const hidden = tools.flatMap((tool) => {
    const obstacle = obstacleTo(tool, grants);
    return obstacle === undefined ? [] : [{ name: tool.name, ...obstacle }];
  });
  return { ...grants, hidden };
}
