import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Scheme } from '../scheme.js';
import { parseSeconds } from '../strict-text.js';
import { namedSchemes } from './named-schemes.js';
import { UsageError } from './usage.js';

/** What the command line asks for, with the files read. */
export interface Call {
  readonly verb: 'sign' | 'verify';
  readonly scheme: Scheme;
  readonly secrets: readonly string[];
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly id: string | undefined;
  readonly atMs: number;
}

const text = { type: 'string' } as const;
const options = {
  scheme: text,
  'secret-file': text,
  body: text,
  headers: text,
  id: text,
  at: text,
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

/** `help` or `version` when that was asked for. Throws a `UsageError`. */
export function callOf(args: readonly string[], nowMs: number): Call | 'help' | 'version' {
  const { values, positionals } = parsed(args);
  const [verb, ...rest] = positionals;
  if (values.help === true) return 'help';
  if (values.version === true) return 'version';
  if ((verb !== 'sign' && verb !== 'verify') || rest.length > 0) throw new UsageError('Say either sign or verify.');
  const scheme = namedSchemes.get(values.scheme ?? '');
  if (values['secret-file'] === '-' && values.body === '-') {
    throw new UsageError('Standard input can be --secret-file or --body, not both.');
  }
  if (scheme === undefined) throw new UsageError(`--scheme has to be one of ${[...namedSchemes.keys()].join(', ')}.`);
  return {
    verb,
    scheme,
    secrets: read('secret-file', values['secret-file'])
      .toString()
      .split(/\r?\n/)
      .filter((line) => line !== ''),
    body: read('body', values.body),
    headers: verb === 'verify' ? headersIn(read('headers', values.headers).toString('latin1')) : {},
    id: values.id,
    atMs: values.at === undefined ? nowMs : momentOf(values.at),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const standardInput = 0;

function read(option: string, file: string | undefined): Buffer {
  if (file === undefined) throw new UsageError(`--${option} is missing.`);
  try {
    return readFileSync(file === '-' ? standardInput : file);
  } catch {
    throw new UsageError(`--${option}: ${file} cannot be read.`);
  }
}

function headersIn(lines: string): Readonly<Record<string, readonly string[]>> {
  const headers = new Map<string, string[]>();
  for (const line of lines.split(/\r?\n/)) {
    // Also as curl -v prints them.
    const [, name, value] = /^(?:[<>] )?([!#$%&'*+\-.^`|~\w]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const known = headers.get(name.toLowerCase()) ?? [];
    headers.set(name.toLowerCase(), [...known, value]);
  }
  return Object.fromEntries(headers);
}

function momentOf(at: string): number {
  const ms = /^\d+$/.test(at) ? parseSeconds(at) : Date.parse(at);
  if (ms === undefined || Number.isNaN(ms))
    throw new UsageError('--at is neither seconds since the epoch nor an ISO date.');
  return ms;
}
