import { randomUUID } from 'node:crypto';
import type { AuditEvent, JsonLinesAuditLog } from '@makegate/audit';
import type { PrincipalId } from '@makegate/auth';
import { ConfigError } from './config-error.js';
import type { AuditFile } from './server-config.js';

/**
 * Opens the file by writing down that the server starts. Throws a `ConfigError` when that cannot be written: a person who
 * asked for a record does not find out later that there is none.
 */
export async function openAuditFile({ path, from }: AuditFile, principal: PrincipalId): Promise<JsonLinesAuditLog> {
  // Most people keep no record, so most starts do not load it.
  const { jsonLinesAuditLog } = await import('@makegate/audit');
  const audit = jsonLinesAuditLog(path);
  try {
    await audit.append(startOf(principal));
  } catch (error) {
    throw new ConfigError(from, `cannot be written${reasonOf(error)}. Its folder has to exist and be yours to write.`);
  }
  return audit;
}

const startOf = ({ tenant, id }: PrincipalId): AuditEvent => ({
  time: new Date().toISOString(),
  category: 'admin',
  action: 'server.start',
  outcome: 'success',
  correlationId: randomUUID(),
  principal: id,
  tenant,
});

/** The system's word for it, such as `ENOENT`: its sentence has the path in it. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? ` (${cause.code})` : '';
}
