import { configErrorExitCode } from '../configuration/config-error.js';
import { codeOf } from '../error-code.js';
import type { Terminal } from './terminal.js';
import { isUsageError, usageExitCode, usageSentence } from './usage.js';

/** The command was understood and could not be carried out. */
const failedExitCode = 1;

/** What an operator is told of an error. Its stack and what it carries stay here: libraries put passwords there. */
export function sentenceOf(error: unknown): string {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : 'Something that is no error was thrown.';
  if (code === undefined) return message;
  const fix = fixes[code];
  return fix === undefined ? `${message} (${code})` : `${message}. ${fix}`;
}

/** What is thrown for the value of an option: the command line is wrong. */
const optionCodes: ReadonlySet<string> = new Set([
  'expiry_invalid',
  'key_id_invalid',
  'scopes_invalid',
  'service_key_invalid',
  'zone_invalid',
]);

const listeners = 'MAKEGATE_LISTEN, MAKEGATE_METRICS_LISTEN or MAKEGATE_REPLICA_LISTEN';

/** What to do about failures of the system, which tell only what happened. */
const fixes: Readonly<Record<string, string>> = {
  EADDRINUSE: `Another process listens there: end it or change ${listeners}.`,
  EADDRNOTAVAIL: `This machine does not have that address: change ${listeners}.`,
  EACCES: `This user may not: allow it, or change ${listeners} to a port above 1023.`,
};

/** Tells what went wrong, and answers the exit code: 0 when somebody only asked for help or the version. */
export function report(error: unknown, { note }: Pick<Terminal, 'note'>): number {
  if (isUsageError(error)) {
    const sentence = usageSentence(error);
    if (sentence !== undefined) note(`makegate-gateway: ${sentence}`);
    return error.exitCode === 0 ? 0 : usageExitCode;
  }
  if (codeOf(error) === 'config_invalid' && error instanceof Error) {
    note(`makegate-gateway: these settings cannot be used (config_invalid):\n${error.message.replace(/^/gm, '  ')}`);
    return configErrorExitCode;
  }
  note(`makegate-gateway: ${sentenceOf(error)}`);
  return optionCodes.has(codeOf(error) ?? '') ? usageExitCode : failedExitCode;
}
