import { codeOf } from '../error-code.js';
import { findOrganization } from '../find-organization.js';
import type { ToolContext } from '../tool-context.js';

/** Whether Make answers, and to whom. */
export interface Reached {
  /** `unasked`: this server has no credential that it could show. */
  readonly make: 'ready' | 'refused' | 'unreachable' | 'unasked';
  readonly user?: string;
  readonly problem?: string;
}

/** Asks Make who is calling. Never throws but for a cancel: an unreachable Make is the answer, not a failure. */
export async function reachMake({ make, signal }: Pick<ToolContext, 'make' | 'signal'>): Promise<Reached> {
  try {
    const { authUser } = await make.users.me({}, { signal });
    return { make: 'ready', user: authUser.email ? `${authUser.name} (${authUser.email})` : authUser.name };
  } catch (error) {
    if (signal.aborted) throw error;
    return { make: standing(codeOf(error)), problem: problemOf(error) };
  }
}

/** The organization's limit in requests per minute. Nothing when it cannot be found out with this credential. */
export async function apiLimitOf(
  context: Pick<ToolContext, 'make' | 'signal' | 'place'>,
): Promise<{ organizationId?: number; apiLimit?: number }> {
  const { make, signal } = context;
  try {
    const organizationId = await findOrganization(context.place, context);
    if (organizationId === undefined) return {};
    const { organization } = await make.organizations.get({ organizationId }, { signal });
    const apiLimit = organization.license?.apiLimit;
    return { organizationId, ...(typeof apiLimit === 'number' ? { apiLimit } : {}) };
  } catch (error) {
    if (signal.aborted) throw error;
    return {};
  }
}

/** A refusal for want of a scope still shows that Make answers and knows the credential. */
function standing(code: string | undefined): Reached['make'] {
  if (code === 'make_forbidden') return 'ready';
  if (code === 'credential_missing' || code === 'credential_unreadable') return 'unasked';
  return code === 'make_unauthorized' ? 'refused' : 'unreachable';
}

/** Only a published error's message is made for other eyes. */
function problemOf(error: unknown): string {
  const code = codeOf(error);
  return error instanceof Error && code !== undefined ? `${error.message} (${code})` : 'The call to Make failed.';
}
