import type { Tool } from './define-tool.js';

/** A tool that exists but is not offered to this credential, and why. */
export interface HiddenTool {
  readonly name: string;
  readonly reason: 'scope_missing' | 'read_only';
  /** The scopes that would unlock it. Empty when only the read-only setting stands in the way. */
  readonly missingScopes: readonly string[];
}

/** What the credential may do here. */
export interface Access {
  /** The credential's scopes, or `undefined` when they could not be read: then every tool is shown, and Make decides. */
  readonly scopes: readonly string[] | undefined;
  readonly readOnly: boolean;
  /** In the order of the catalog. */
  readonly hidden: readonly HiddenTool[];
}

/** What stands in the way of a tool. Read-only comes first, because no scope lifts it. */
export type Obstacle = Omit<HiddenTool, 'name'>;

/** Why these scopes and this setting keep a tool away, or `undefined` when they do not. */
export function obstacleTo(
  tool: Pick<Tool, 'effect' | 'scopes'>,
  { scopes, readOnly }: Pick<Access, 'scopes' | 'readOnly'>,
): Obstacle | undefined {
  const missingScopes = scopes === undefined ? [] : tool.scopes.filter((scope) => !scopes.includes(scope));
  if (readOnly && tool.effect !== 'read') return { reason: 'read_only', missingScopes };
  return missingScopes.length > 0 ? { reason: 'scope_missing', missingScopes } : undefined;
}

/** The access of a credential over these tools. */
export function accessOver(
  tools: readonly Pick<Tool, 'name' | 'effect' | 'scopes'>[],
  allowed: Pick<Access, 'scopes' | 'readOnly'>,
): Access {
  const hidden = tools.flatMap((tool) => {
    const obstacle = obstacleTo(tool, allowed);
    return obstacle === undefined ? [] : [{ name: tool.name, ...obstacle }];
  });
  return { scopes: allowed.scopes, readOnly: allowed.readOnly, hidden };
}
