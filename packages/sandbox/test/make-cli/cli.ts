import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Sandbox } from '../../src/index.js';

/** The file that `make-cli` starts. */
export const program = fileURLToPath(import.meta.resolve('@makehq/cli/dist/index.js'));
const run = promisify(execFile);

/** Make's own command line, as its users start it, before a zone that it reaches by HTTPS. */
export interface Cli {
  readonly zone: Sandbox;
  /** Runs `make-cli FAMILY COMMAND --flag value`, and gives what it prints. Objects and lists travel as JSON. */
  readonly ask: (command: string, flags?: Flags) => Promise<unknown>;
  /** The same, for rows whose fields the test goes on with. */
  readonly row: (command: string, flags?: Flags) => Promise<Row>;
  /** What it complains of. Throws when it does not. */
  readonly complaint: (command: string, flags?: Flags) => Promise<string>;
  /** Another family of commands, for what has to be there before. */
  readonly family: (name: string) => Cli;
  /** The commands asked so far. */
  readonly used: ReadonlySet<string>;
}

export type Flags = Readonly<Record<string, unknown>>;
export type Row = Readonly<Record<string, unknown>>;

/** What the program knows of itself: the first words of the lines that follow `Commands:` and the like. */
export async function commandsIn(words: readonly string[]): Promise<string[]> {
  const { stdout } = await run(process.execPath, [program, ...words, '--help']);
  const lines = stdout.split('\n').filter((line) => /^ {2}[a-z]/.test(line));
  return lines.map((line) => /^ {2}(\S+)/.exec(line)?.[1] ?? '').filter((name) => name !== 'help');
}

/** A place where the program finds the zone's certificate, and no login of whoever runs the test. */
export interface Home {
  readonly environment: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

export async function makeHome(zone: Sandbox): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'make-cli-'));
  const certificate = join(folder, 'ca.pem');
  await writeFile(certificate, zone.certificate ?? '');
  return {
    environment: { NODE_EXTRA_CA_CERTS: certificate, HOME: folder, XDG_CONFIG_HOME: folder },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The program for one family of its commands. */
export function cliOf(zone: Sandbox, home: Home, family: string): Cli {
  const used = new Set<string>();
  const env = { PATH: process.env['PATH'], MAKE_API_KEY: zone.apiToken, MAKE_ZONE: zone.zone, ...home.environment };
  const print = async (command: string, flags: Flags) => {
    used.add(command);
    const { stdout } = await run(process.execPath, [program, family, command, ...wordsOf(flags)], { env });
    return stdout.trim();
  };
  const ask: Cli['ask'] = async (command, flags = {}) => jsonOrText(await print(command, flags));
  return {
    zone,
    used,
    family: (name) => cliOf(zone, home, name),
    ask,
    async row(command, flags) {
      return { ...Object(await ask(command, flags)) };
    },
    async complaint(command, flags = {}) {
      const printed = await print(command, flags).catch((error: unknown) => error);
      if (typeof printed === 'string') throw new Error(`It did not complain: ${printed}`);
      return String(Reflect.get(Object(printed), 'stderr'));
    },
  };
}

/** Flags and values in one word: the program takes a `--version` that stands alone for a question about itself. */
const wordsOf = (flags: Flags): string[] =>
  Object.entries(flags).map(([name, value]) => (value === true ? `--${name}` : `--${name}=${textOf(value)}`));

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
