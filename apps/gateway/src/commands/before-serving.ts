import { openBackends } from '../backends/open-backends.js';
import type { ReadConfig } from '../config.js';
import { configError } from '../configuration/config-error.js';
import { auditObstacle } from './audit-obstacle.js';
import { storedCredentials } from './stored-credentials.js';
import type { Terminal } from './terminal.js';

/**
 * Tells the operator what would otherwise be found out by callers. Rejects with a `ConfigError` when the audit file cannot be
 * written, because then only reading would work. Credentials that do not open are only told: one that is lost stops nobody else.
 */
export async function lookBeforeServing({ config, found }: ReadConfig, { note }: Terminal): Promise<void> {
  const obstacle = config.auditFile === undefined ? undefined : await auditObstacle(config.auditFile);
  if (obstacle !== undefined) throw configError(found.get('auditFile')?.from ?? 'MAKEGATE_AUDIT_FILE', obstacle);
  const backends = await openBackends(config);
  try {
    const stored = await storedCredentials(backends, await backends.keys.list(), config.hooks);
    const problems = stored.flatMap(({ problem }) => problem ?? []);
    for (const problem of problems.slice(0, mostTold)) note(`Warning: ${problem}`);
    if (problems.length > 0) note(warning(problems.length));
  } finally {
    await backends.close();
  }
}

/** With the wrong encryption keys it is every credential, and each for the same reason. */
const mostTold = 10;

const warning = (count: number): string =>
  `Warning: ${count} stored ${count === 1 ? 'credential does' : 'credentials do'} not open, and calls of ` +
  `${count === 1 ? 'its principal' : 'their principals'} will fail. makegate-gateway check-config names each.`;
