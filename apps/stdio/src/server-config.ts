import { isAbsolute } from 'node:path';
import { CredentialError, ZoneError, apiToken, parseZone } from '@makegate/client';
import type { Credential, Zone } from '@makegate/client';
import { isToolsetName, toolsets } from '@makegate/tools';
import type { ToolsetName } from '@makegate/tools';
import { ConfigError } from './config-error.js';
import type { Found, FoundSettings } from './config.js';
import { settings } from './settings.js';

/** Which Make the server works on: a real zone with a credential, or the practice zone inside this process. */
export type UpstreamConfig =
  { readonly kind: 'sandbox' } | { readonly kind: 'make'; readonly zone: Zone; readonly credential: Credential };

/** Where calls are written down, and the setting that says so. */
export interface AuditFile {
  readonly path: string;
  /** `--audit` or `MAKEGATE_AUDIT_FILE`. */
  readonly from: string;
}

export interface ServerConfig {
  readonly upstream: UpstreamConfig;
  readonly teamId?: number;
  readonly organizationId?: number;
  readonly toolset: ToolsetName;
  readonly readOnly: boolean;
  readonly scenarioTools: boolean;
  /** How long a call waits for a run, in milliseconds. */
  readonly waitBudgetMs: number;
  /** Calls that Make takes in a window. Absent: what the organization's license says. */
  readonly apiLimit?: number;
  /** How long Make counts calls together, in milliseconds. Absent: a minute. */
  readonly quotaWindowMs?: number;
  /** Absent: nothing is written down. */
  readonly auditFile?: AuditFile;
}

const defaultWaitSeconds = 25;

function readId(found: Found): number {
  if (!/^[1-9]\d{0,14}$/.test(found.text)) {
    throw new ConfigError(found.from, 'has to be the numeric id. It is in the address bar of Make.');
  }
  return Number(found.text);
}

function readSwitch(found: Found | undefined): boolean {
  if (!found) return false;
  const text = found.text.toLowerCase();
  if (['true', '1', 'yes', 'on'].includes(text)) return true;
  if (['false', '0', 'no', 'off'].includes(text)) return false;
  throw new ConfigError(found.from, 'has to be true or false.');
}

function readToolset(found: Found | undefined): ToolsetName {
  if (!found) return 'default';
  if (isToolsetName(found.text)) return found.text;
  throw new ConfigError(found.from, `has to be one of: ${Object.keys(toolsets).join(' or ')}.`);
}

function readWaitSeconds(found: Found | undefined): number {
  if (!found) return defaultWaitSeconds;
  const seconds = Number(found.text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 300) {
    throw new ConfigError(found.from, 'has to be a whole number of seconds from 1 to 300.');
  }
  return seconds;
}

function readCount(found: Found, most: number): number {
  const count = Number(found.text);
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new ConfigError(found.from, `has to be a whole number from 1 to ${most}.`);
}

function readZone(found: Found | undefined): Zone {
  if (!found) {
    throw new ConfigError(
      'MAKE_ZONE',
      'is not set. It is the host in the address bar of Make, for example eu2.make.com.',
    );
  }
  try {
    return parseZone(found.text);
  } catch (error) {
    if (error instanceof ZoneError) throw new ConfigError(found.from, error.message);
    throw error;
  }
}

function readCredential(found: Found | undefined): Credential {
  if (!found) {
    const [name] = settings.token.variables;
    throw new ConfigError(
      name,
      'is not set. Make one in Make under Profile > API, or try --sandbox, which needs none.',
    );
  }
  try {
    return apiToken(found.text);
  } catch (error) {
    if (error instanceof CredentialError) throw new ConfigError(found.from, error.message);
    throw error;
  }
}

function readUpstream(found: FoundSettings): UpstreamConfig {
  if (readSwitch(found.sandbox)) return { kind: 'sandbox' };
  return { kind: 'make', zone: readZone(found.zone), credential: readCredential(found.token) };
}

function readAuditFile({ text: path, from }: Found): AuditFile {
  if (!isAbsolute(path))
    throw new ConfigError(from, 'has to be an absolute path: a client may start us in any folder.');
  return { path, from };
}

/** What was found, checked and complete. Throws `ConfigError` with the first thing that is wrong. */
export function readServerConfig(found: FoundSettings): ServerConfig {
  return Object.freeze({
    upstream: readUpstream(found),
    ...(found.team && { teamId: readId(found.team) }),
    ...(found.organization && { organizationId: readId(found.organization) }),
    toolset: readToolset(found.toolset),
    readOnly: readSwitch(found.readOnly),
    scenarioTools: !readSwitch(found.scenarioTools),
    waitBudgetMs: readWaitSeconds(found.waitSeconds) * 1000,
    ...(found.apiLimit && { apiLimit: readCount(found.apiLimit, 100_000) }),
    ...(found.quotaWindow && { quotaWindowMs: readCount(found.quotaWindow, 3_600_000) }),
    ...(found.audit && { auditFile: readAuditFile(found.audit) }),
  });
}
