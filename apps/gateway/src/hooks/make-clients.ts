import type { CredentialDescription, PrincipalId } from '@makegate/auth';
import type { MakeClient } from '@makegate/client';
import { credentialWatch } from '../workspaces/credential-watch.js';
import { describeCredential } from '../workspaces/find-credential.js';
import { makeFor } from '../workspaces/make-for.js';
import type { WorkspaceParts } from '../workspaces/workspace-parts.js';

/** What clients of hooks are made of. */
export type MakeClientsParts = Pick<WorkspaceParts, 'credentials' | 'onExchange' | 'onCredentialsFailed' | 'tools'>;

interface Kept {
  readonly found: CredentialDescription;
  readonly make: MakeClient;
}

/** The client of a principal. Rejects when the store does not answer; that there is no credential is said by its calls. */
export type MakeClients = (principal: PrincipalId) => Promise<MakeClient>;

/**
 * One client for each principal of a hook, made anew when their credential leads to another zone. Unlike a workspace it lists
 * no tools, so it reads neither scopes nor scenarios: what the token may not do is refused by Make.
 */
export function makeClients(parts: MakeClientsParts): MakeClients {
  const kept = new Map<string, Kept>();
  const describe = (principal: PrincipalId): Promise<CredentialDescription | undefined> =>
    describeCredential(parts.credentials, principal).catch((error: unknown) => {
      parts.onCredentialsFailed(error);
      throw error;
    });
  const clientFor = (principal: PrincipalId, found: CredentialDescription | undefined): MakeClient => {
    const watch = credentialWatch({ principal, found, onRenewed: async () => {}, onMoved: () => {} });
    return makeFor({ ...parts, principal, found, watch, readOnly: parts.tools.readOnly, onForbidden: () => {} });
  };
  return async (principal) => {
    const key = JSON.stringify([principal.tenant, principal.id]);
    const found = await describe(principal);
    const known = kept.get(key);
    if (found && known?.found.zone === found.zone && known.found.kind === found.kind) return known.make;
    const make = clientFor(principal, found);
    if (found) kept.set(key, { found, make });
    return make;
  };
}
