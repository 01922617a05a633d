import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { AuditEvent, AuditLog } from '@makegate/audit';
import { codeOf } from '../error-code.js';
import { defaultTenant } from '../gateway-config.js';
import { CommandError } from './command-error.js';

/** An administrative change, in words of the audit log. */
export interface Change {
  /** `keys.add`, `credentials.set`. */
  readonly action: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Makes a change and writes down who made it and how it went. Without a log it is only made. */
export async function audited<T>(log: AuditLog | undefined, change: Change, make: () => Promise<T>): Promise<T> {
  const event = (outcome: AuditEvent['outcome'], code?: string): AuditEvent => ({
    time: new Date().toISOString(),
    category: 'admin',
    action: change.action,
    outcome,
    correlationId: randomUUID(),
    tenant: defaultTenant,
    code,
    arguments: { ...change.details, operator: userInfo().username },
  });
  try {
    const made = await make();
    await log?.append(event('success')).catch(changedUnwritten);
    return made;
  } catch (error) {
    const code = codeOf(error) ?? 'internal';
    // What went wrong matters more than that it could not be written down.
    if (code !== unwritten) await log?.append(event('failure', code)).catch(() => undefined);
    throw error;
  }
}

const unwritten = 'audit_unavailable';

function changedUnwritten(cause: unknown): never {
  throw new CommandError(unwritten, 'The change was made, but could not be written to MAKEGATE_AUDIT_FILE.', { cause });
}
