import { jsonLinesAuditLog } from '@makegate/audit';
import type { AuditLog } from '@makegate/audit';
import { openBackends } from '../backends/open-backends.js';
import type { Backends } from '../backends/open-backends.js';
import { readConfig } from '../config.js';
import type { ReadConfig } from '../config.js';
import { terminal } from './terminal.js';
import type { Terminal } from './terminal.js';

/** What a command works with. */
export interface Administration extends ReadConfig {
  readonly backends: Pick<Backends, 'keys' | 'credentials'>;
  /** Undefined when events are not kept. */
  readonly audit: AuditLog | undefined;
  readonly terminal: Terminal;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Runs a command on what the environment names, and closes it whatever happens. */
export async function administer(command: (administration: Administration) => Promise<void>): Promise<void> {
  const read = readConfig();
  const { auditFile } = read.config;
  const backends = await openBackends(read.config);
  const audit = auditFile === undefined ? undefined : jsonLinesAuditLog(auditFile);
  try {
    await command({ ...read, backends, audit, terminal, now: Date.now });
  } finally {
    await audit?.close();
    await backends.close();
  }
}
