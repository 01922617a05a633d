import type { PrincipalId, ServiceKey } from '@makegate/auth';
import { defaultTenant } from '../gateway-config.js';
import type { HookConfig } from '../hooks/hook-config.js';
import type { Administration } from './administration.js';
import { sentenceOf } from './report.js';

type Backends = Administration['backends'];

/** What is found where a principal's credential is kept. */
export interface StoredCredential {
  readonly principal: string;
  /** Absent when there is none, and when it is in no format that is known. */
  readonly zone?: string;
  readonly kind?: string;
  readonly teamId?: number | undefined;
  readonly organizationId?: number | undefined;
  readonly generation?: number;
  readonly opens: boolean;
  /** A sentence for the operator. Having none is no problem: it may come later. */
  readonly problem?: string;
}

/**
 * The credential of each principal that has a key or a hook, opened to see whether that can be done. In the order of the keys,
 * then of the hooks.
 */
export const storedCredentials = (
  backends: Backends,
  keys: readonly ServiceKey[],
  hooks: readonly HookConfig[],
): Promise<readonly StoredCredential[]> => Promise.all(ownersOf(keys, hooks).map((owner) => lookInto(backends, owner)));

/** Each principal that has a key or a hook, once. */
function ownersOf(keys: readonly ServiceKey[], hooks: readonly HookConfig[]): readonly PrincipalId[] {
  const ofKeys = keys.map(({ tenant, principal }) => ({ tenant, id: principal }));
  const ofHooks = hooks.map(({ principal }) => ({ tenant: defaultTenant, id: principal }));
  const owners = [...ofKeys, ...ofHooks];
  return [...new Map(owners.map((owner) => [JSON.stringify(owner), owner])).values()];
}

async function lookInto({ credentials }: Backends, owner: PrincipalId): Promise<StoredCredential> {
  const principal = owner.id;
  try {
    const described = await credentials.describe(owner);
    try {
      return { principal, ...described, opens: (await credentials.find(owner)) !== undefined };
    } catch (error) {
      return { principal, ...described, opens: false, problem: problemOf(principal, error) };
    }
  } catch (error) {
    return { principal, opens: false, problem: problemOf(principal, error) };
  }
}

const problemOf = (principal: string, error: unknown): string =>
  `The credential of ${principal} cannot be opened. ${sentenceOf(error)}`;
