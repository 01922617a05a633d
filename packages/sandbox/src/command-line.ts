import { parseArgs } from 'node:util';
import { mostOf } from './option-ranges.js';
import type { NumericOption } from './option-ranges.js';
import { reasonOf } from './reason.js';
import type { SandboxOptions } from './sandbox.js';

/** What the command line asks for. `refused` says what is wrong with it. */
export type CommandLine =
  | { readonly kind: 'serve'; readonly options: SandboxOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly reason: string };

const flags = {
  port: { type: 'string' },
  seed: { type: 'string' },
  tls: { type: 'boolean' },
  'responsive-wait-ms': { type: 'string' },
  'run-duration-ms': { type: 'string' },
  'api-limit': { type: 'string' },
  'on-demand-scenarios': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const helpText = `Usage: makegate-sandbox [flags]

Serves a Make zone with invented data on 127.0.0.1 until it is stopped. The first line
on standard output is JSON: url, zone, tokens and ids.

  --port <number>                 port to listen on (default 0: any free one)
  --seed <number>                 which invented data to begin with (default 1)
  --tls                           serve HTTPS; the line names the certificate (caFile)
  --run-duration-ms <number>      how long a scenario run takes (default 1500)
  --responsive-wait-ms <number>   how long a responsive run waits (default 40000)
  --api-limit <number>            requests per minute before a 429 (default: no refusal)
  --on-demand-scenarios <number>  so many on-demand scenarios, all active (default 7)
  -h, --help                      show this text
`;

export function readCommandLine(words: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({ args: [...words], options: flags, strict: true });
    if (values.help) return { kind: 'help' };
    return { kind: 'serve', options: optionsFrom(values) };
  } catch (error) {
    return { kind: 'refused', reason: reasonOf(error) };
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof flags }>>['values'];

function optionsFrom(values: Values): SandboxOptions {
  return {
    ...(values.tls && { tls: true }),
    ...numberOf(values, 'port', 'port'),
    ...numberOf(values, 'seed', 'seed'),
    ...numberOf(values, 'run-duration-ms', 'runDurationMs'),
    ...numberOf(values, 'responsive-wait-ms', 'responsiveWaitMs'),
    ...numberOf(values, 'api-limit', 'apiLimit'),
    ...numberOf(values, 'on-demand-scenarios', 'onDemandScenarios'),
  };
}

type NumberFlag = Exclude<keyof typeof flags, 'tls' | 'help'>;

function numberOf(values: Values, flag: NumberFlag, option: NumericOption): SandboxOptions {
  const text = values[flag];
  const most = mostOf[option];
  if (text === undefined) return {};
  if (!/^\d+$/.test(text) || Number(text) > most) {
    throw new Error(`--${flag} takes a whole number from 0 to ${most}.`);
  }
  return { [option]: Number(text) };
}
