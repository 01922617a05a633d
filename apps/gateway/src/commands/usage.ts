import { CommanderError } from 'commander';

/** The exit code for a command line that cannot be understood: `EX_USAGE` of sysexits.h. */
export const usageExitCode = 64;

/**
 * What commander says about a command line, without what was written there: people paste tokens. Undefined when it
 * printed help or the version.
 */
export function usageSentence({ code, exitCode, message }: CommanderError): string | undefined {
  if (exitCode === 0 || code === 'commander.help') return undefined;
  const told = message
    .replace(/^error: /, '')
    .replace(/'(--?[A-Za-z][\w-]*)=[^']*'/, "'$1'")
    .replace(/^(unknown (?:command|option)) '(?!--?[a-z-]{1,20}'|[a-z-]{1,20}')[^']*'/, '$1')
    .replace(/^(too many arguments[^.]*\.).*$/s, '$1');
  return `${told.replace(/\n/g, ' ').replace(/\.?$/, '.')} Try --help.`;
}

/** By its shape: commander throws errors of its own for options and arguments. */
export const isUsageError = (error: unknown): error is CommanderError => error instanceof CommanderError;

/** Without a command, serving is meant: flags alone belong to it. */
export function withCommand(args: readonly string[]): readonly string[] {
  const [first] = args;
  const about = ['--help', '-h', '--version', '-V'];
  const served = first === undefined || (first.startsWith('-') && !about.includes(first));
  return served ? ['serve', ...args] : args;
}
