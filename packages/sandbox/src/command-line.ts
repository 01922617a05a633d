import { parseArgs } from 'node:util';
import { prettifyError } from 'zod';
import { FaultSchema } from './http/fault-schema.js';
import type { Fault } from './http/fault-schema.js';
import { LicenseSchema, leastOf, mostOf, wordsOf } from './option-ranges.js';
import type { NumericOption, WordOption } from './option-ranges.js';
import { reasonOf } from './reason.js';
import type { License, SandboxOptions } from './sandbox.js';

/** What the command line asks for. `refused` says what is wrong with it. */
export type CommandLine =
  | { readonly kind: 'serve'; readonly options: SandboxOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly reason: string };

const flags = {
  port: { type: 'string' },
  seed: { type: 'string' },
  tls: { type: 'boolean' },
  'run-duration-ms': { type: 'string' },
  'responsive-wait-ms': { type: 'string' },
  'on-demand-scenarios': { type: 'string' },
  plan: { type: 'string' },
  'api-limit': { type: 'string' },
  'quota-window': { type: 'string' },
  'quota-window-ms': { type: 'string' },
  license: { type: 'string' },
  fault: { type: 'string', multiple: true },
  'oauth-port': { type: 'string' },
  'access-token-seconds': { type: 'string' },
  'authorization-code-seconds': { type: 'string' },
  'refresh-token-seconds': { type: 'string' },
  'refresh-tokens': { type: 'string' },
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
  --on-demand-scenarios <number>  so many on-demand scenarios, all active (default 7)
  --plan <name>                   refuse requests above the plan's limit with a 429:
                                  free (30 per minute), core (60), pro (120),
                                  teams (240) or enterprise (1000)
  --api-limit <number>            the same with a limit of your own
                                  (default: a limit of 240 on paper, no refusal)
  --quota-window <type>           where the minute of the limit begins: clock (at second
                                  0), first-hit (with the first request after the last
                                  one) or sliding (always the minute just gone)
                                  (default first-hit)
  --quota-window-ms <number>      how long that minute is (default 60000)
  --license <json>                what the organization's license has other than a
                                  Teams plan: '{"auditLogsDays":30}'
  --fault <json>                  something that goes wrong, as POST /_sandbox/faults
                                  takes it; may be given several times
  --oauth-port <number>           port of the OAuth server (default 0: any free one)
  --access-token-seconds <number>
                                  how long an OAuth access token lasts (default 300)
  --authorization-code-seconds <number>
                                  how long an authorization code lasts (default 300)
  --refresh-token-seconds <number>
                                  how long a refresh token lasts (default half a year)
  --refresh-tokens <behaviour>    what a refresh does to its token: static keeps it,
                                  rotating (default) puts another one in its place,
                                  strict also ends them all when it is used again
  -h, --help                      show this text

While it serves, without a token:
  GET, DELETE /_sandbox/requests       what clients have asked
  GET, PATCH, DELETE /_sandbox/quota   what was counted and refused, and its settings
  GET, POST, DELETE /_sandbox/faults   what is to go wrong
  GET, POST /_sandbox/clock            what time it is, and moving on
  GET, PUT /_sandbox/state             all that the zone knows, as lines of JSON
  POST /_sandbox/reset                 back to how the zone began
  POST /_sandbox/tokens                one more API token: scopes, and perhaps teams, user
  POST /_sandbox/oauth/clients         one more OAuth client: name, redirectUris, isPublic
  GET, POST /_sandbox/credential-requests/<id>
                                       what a credential request asks for, and granting it

A POST must say that it is application/json. Logging in is at oauthUrl: its discovery
document is /.well-known/openid-configuration.
`;

/** Every flag there is, without its dashes. */
export const flagNames: readonly string[] = Object.keys(flags);

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
  const options = {
    ...(values.tls && { tls: true }),
    ...numberOf(values, 'port', 'port'),
    ...numberOf(values, 'seed', 'seed'),
    ...numberOf(values, 'run-duration-ms', 'runDurationMs'),
    ...numberOf(values, 'responsive-wait-ms', 'responsiveWaitMs'),
    ...numberOf(values, 'on-demand-scenarios', 'onDemandScenarios'),
    ...wordOf(values, 'plan', 'plan'),
    ...numberOf(values, 'api-limit', 'apiLimit'),
    ...wordOf(values, 'quota-window', 'quotaWindow'),
    ...numberOf(values, 'quota-window-ms', 'quotaWindowMs'),
    ...(values.license !== undefined && { license: licenseFrom(values.license) }),
    ...(values.fault && { faults: values.fault.map(faultFrom) }),
    ...numberOf(values, 'oauth-port', 'oauthPort'),
    ...numberOf(values, 'access-token-seconds', 'accessTokenSeconds'),
    ...numberOf(values, 'authorization-code-seconds', 'authorizationCodeSeconds'),
    ...numberOf(values, 'refresh-token-seconds', 'refreshTokenSeconds'),
    ...wordOf(values, 'refresh-tokens', 'refreshTokens'),
  };
  if (options.plan !== undefined && options.apiLimit !== undefined) {
    throw new Error('--plan brings its own --api-limit; give one of the two.');
  }
  return options;
}

type NumberFlag = Exclude<keyof typeof flags, 'tls' | 'help' | 'fault' | 'license' | WordFlag>;

function numberOf(values: Values, flag: NumberFlag, option: NumericOption): SandboxOptions {
  const text = values[flag];
  const [least, most] = [leastOf(option), mostOf[option]];
  if (text === undefined) return {};
  if (!/^\d+$/.test(text) || Number(text) < least || Number(text) > most) {
    throw new Error(`--${flag} takes a whole number from ${least} to ${most}.`);
  }
  return { [option]: Number(text) };
}

type WordFlag = 'plan' | 'quota-window' | 'refresh-tokens';

function wordOf(values: Values, flag: WordFlag, option: WordOption): SandboxOptions {
  const text = values[flag];
  if (text === undefined) return {};
  const word = wordsOf[option].find((known) => known === text);
  if (word === undefined) throw new Error(`--${flag} takes one of ${wordsOf[option].join(', ')}.`);
  return { [option]: word };
}

function faultFrom(text: string): Fault {
  const { data, error } = FaultSchema.safeParse(jsonIn('fault', text));
  if (error) throw new Error(`--fault ${text}: ${prettifyError(error)}`);
  return data;
}

function licenseFrom(text: string): License {
  const { data, error } = LicenseSchema.safeParse(jsonIn('license', text));
  if (error) throw new Error(`--license ${text}: ${prettifyError(error)}`);
  return data;
}

function jsonIn(flag: 'fault' | 'license', text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`--${flag} takes JSON, not ${text}: ${reasonOf(error)}`, { cause: error });
  }
}
