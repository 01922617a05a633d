import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PrincipalId, ServiceKey } from '@makegate/auth';
import { codeOf } from '../error-code.js';
import type { Administration } from './administration.js';
import { CommandError } from './command-error.js';
import { sentenceOf } from './report.js';
import { standingSettings } from './settings-table.js';
import { table } from './table.js';

type Backends = Administration['backends'];

/** What the backends hold, and what is wrong with it. */
interface Findings {
  readonly keys: number;
  readonly credentials: number;
  /** Sentences for the operator. */
  readonly problems: readonly string[];
}

/**
 * Prints every setting with its value and where it comes from, and tries out what they name: keys are read, every
 * credential is opened, the audit file has to be writable. Rejects with `config_unusable` when something does not work.
 */
export async function checkConfig(
  { json }: { readonly json?: boolean },
  administration: Administration,
): Promise<void> {
  const { found, warnings, backends, config, terminal } = administration;
  const settings = standingSettings(found, { deployment: config.deployment });
  const findings = await lookInto(backends, config.auditFile);
  const cautions = warnings.map(({ setting, reason }) => `${setting}: ${reason}`);
  if (json) {
    terminal.print(JSON.stringify({ settings, warnings: cautions, ...findings }));
  } else {
    const rows = settings.map(({ name, variable, value, from }) => [variable ?? name, value, from]);
    terminal.print(table(['Setting', 'Value', 'From'], rows));
    terminal.print(`\nService keys: ${findings.keys}. Credentials that open: ${findings.credentials}.`);
    for (const caution of cautions) terminal.note(caution);
    for (const problem of findings.problems) terminal.note(problem);
  }
  if (findings.problems.length > 0) {
    throw new CommandError(
      'config_unusable',
      'The settings are well-formed, but the gateway could not work with them.',
    );
  }
}

async function lookInto(backends: Backends, auditFile: string | undefined): Promise<Findings> {
  const keys = await backends.keys.list();
  const opened = await Promise.all(ownersOf(keys).map((owner) => openCredential(backends, owner)));
  const audit = auditFile === undefined ? undefined : await problemWriting(auditFile);
  return {
    keys: keys.length,
    credentials: opened.filter(({ opens }) => opens).length,
    problems: [...opened.map(({ problem }) => problem), audit].filter((problem) => problem !== undefined),
  };
}

/** Each principal that has a key, once. */
function ownersOf(keys: readonly ServiceKey[]): readonly PrincipalId[] {
  const owners = keys.map(({ tenant, principal }) => ({ tenant, id: principal }));
  return [...new Map(owners.map((owner) => [JSON.stringify(owner), owner])).values()];
}

interface Opened {
  readonly opens: boolean;
  readonly problem?: string;
}

/** Having none is no problem: it may come later. */
async function openCredential({ credentials }: Backends, owner: PrincipalId): Promise<Opened> {
  try {
    return { opens: (await credentials.find(owner)) !== undefined };
  } catch (error) {
    return { opens: false, problem: `The credential of ${owner.id} cannot be opened. ${sentenceOf(error)}` };
  }
}

/** As far as can be told without writing. */
async function problemWriting(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.W_OK).catch(async (error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
      await access(dirname(path), constants.W_OK);
    });
    return undefined;
  } catch (error) {
    return `MAKEGATE_AUDIT_FILE: cannot be written (${codeOf(error) ?? 'for an unknown reason'}).`;
  }
}
