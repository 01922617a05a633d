import type { HiddenTool } from '../access.js';

/** Hidden tools that the same change would show. */
export interface LockedTools {
  readonly reason: string;
  readonly missingScopes: string[];
  readonly missingGrants?: string[];
  readonly tools: string[];
}

/** One entry per reason and set of what is missing, so that a token without many scopes does not fill the answer. */
export function lockedTools(hidden: readonly HiddenTool[]): LockedTools[] {
  const groups = new Map<string, LockedTools>();
  for (const { name, reason, missingScopes, missingGrants } of hidden) {
    const key = [reason, ...missingScopes, ...(missingGrants ?? [])].join(' ');
    const grants = missingGrants && { missingGrants: [...missingGrants] };
    const group = groups.get(key) ?? { reason, missingScopes: [...missingScopes], ...grants, tools: [] };
    group.tools.push(name);
    groups.set(key, group);
  }
  return [...groups.values()];
}
