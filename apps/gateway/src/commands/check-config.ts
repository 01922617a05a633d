import type { GatewayConfig } from '../gateway-config.js';
import type { HookConfig } from '../hooks/hook-config.js';
import type { Administration } from './administration.js';
import { auditObstacle } from './audit-obstacle.js';
import { CommandError } from './command-error.js';
import { standingSettings } from './settings-table.js';
import { storedCredentials, type StoredCredential } from './stored-credentials.js';
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
  const findings = await lookInto(backends, config);
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

const isMissing = ({ zone, problem }: StoredCredential): boolean => zone === undefined && problem === undefined;

const sentenceAbout = ({ name, principal }: HookConfig): string =>
  `The hook ${name} cannot run: ${principal} has no credential. Set it with: makegate-gateway credentials set --principal ${principal}`;

async function lookInto(
  backends: Backends,
  { auditFile, hooks }: Pick<GatewayConfig, 'auditFile' | 'hooks'>,
): Promise<Findings> {
  const keys = await backends.keys.list();
  const stored = await storedCredentials(backends, keys, hooks);
  const unable = hooks.filter(
    ({ handler, principal }) =>
      handler.kind === 'run' && stored.some((one) => one.principal === principal && isMissing(one)),
  );
  const obstacle = auditFile === undefined ? undefined : await auditObstacle(auditFile);
  const audit = obstacle && `MAKEGATE_AUDIT_FILE: ${obstacle}`;
  return {
    keys: keys.length,
    credentials: stored.filter(({ opens }) => opens).length,
    problems: [...stored.map(({ problem }) => problem), ...unable.map(sentenceAbout), audit].filter(
      (problem) => problem !== undefined,
    ),
  };
}
