import { prettifyError, z } from 'zod';
import { dayMs } from './day.js';
import { FaultSchema } from './http/fault-schema.js';
import { mostCalls, plans } from './http/quota-settings.js';
import { windowTypes } from './http/quota-window.js';
import { OAuthClientSketchSchema } from './oauth/client-sketch.js';
import { refreshBehaviours } from './oauth/oauth-settings.js';
import type { SandboxOptions } from './sandbox.js';

const longestTimerMs = 2_147_483_647;

/** Ten years. */
const longestLifetimeSeconds = 315_360_000;

/** The most that each numeric option takes; all of them are whole numbers. */
export const mostOf = {
  port: 65_535,
  /** The invented data has 32 bits to begin with. */
  seed: 4_294_967_295,
  responsiveWaitMs: longestTimerMs,
  runDurationMs: longestTimerMs,
  apiLimit: mostCalls,
  quotaWindowMs: dayMs,
  onDemandScenarios: 1_000,
  oauthPort: 65_535,
  accessTokenSeconds: longestLifetimeSeconds,
  authorizationCodeSeconds: longestLifetimeSeconds,
  refreshTokenSeconds: longestLifetimeSeconds,
} as const;

export type NumericOption = keyof typeof mostOf;

/** The least that it takes. A token or a window without a length would be none. */
export const leastOf = (option: NumericOption): number => (/Seconds$|^quotaWindowMs$/.test(option) ? 1 : 0);

const numericOptions = [
  'port',
  'seed',
  'responsiveWaitMs',
  'runDurationMs',
  'apiLimit',
  'quotaWindowMs',
  'onDemandScenarios',
  'oauthPort',
  'accessTokenSeconds',
  'authorizationCodeSeconds',
  'refreshTokenSeconds',
] as const;

/** The words that each of these options takes. */
export const wordsOf = { plan: plans, quotaWindow: windowTypes, refreshTokens: refreshBehaviours } as const;

export type WordOption = keyof typeof wordsOf;

/** Every option, so that a misspelt one is not passed over. */
const optionNames: Readonly<Record<keyof SandboxOptions, true>> = {
  port: true,
  seed: true,
  responsiveWaitMs: true,
  runDurationMs: true,
  tls: true,
  apiLimit: true,
  plan: true,
  quotaWindow: true,
  quotaWindowMs: true,
  faults: true,
  onDemandScenarios: true,
  license: true,
  oauthPort: true,
  accessTokenSeconds: true,
  authorizationCodeSeconds: true,
  refreshTokenSeconds: true,
  refreshTokens: true,
  oauthClients: true,
  clock: true,
};

/** The zone writes dates from a year before the clock's time to a month after it. */
const latestMs = 8e15;

/** Throws a `TypeError` or a `RangeError` that names the option. */
export function requireUsable(options: SandboxOptions): void {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(optionNames, name));
  if (unknown !== undefined) throw new TypeError(`There is no option ${unknown}.`);
  for (const name of numericOptions) requireWholeNumber(name, options[name]);
  requireWord('plan', options.plan);
  requireWord('quotaWindow', options.quotaWindow);
  if (options.plan !== undefined && options.apiLimit !== undefined) {
    throw new RangeError('plan brings its own apiLimit; give one of the two.');
  }
  options.faults?.forEach(requireFault);
  requireType('tls', options.tls, 'boolean');
  requireWord('refreshTokens', options.refreshTokens);
  requireLicense(options.license);
  requireClients(options.oauthClients);
  requireType('clock', options.clock, 'function');
  const nowMs = options.clock?.() ?? 0;
  if (!(nowMs >= 0 && nowMs <= latestMs)) throw new RangeError(`clock() gives milliseconds since 1970, not ${nowMs}.`);
}

function requireWholeNumber(name: NumericOption, value: number | undefined): void {
  requireType(name, value, 'number');
  if (value === undefined || (Number.isInteger(value) && value >= leastOf(name) && value <= mostOf[name])) return;
  throw new RangeError(`${name} takes a whole number from ${leastOf(name)} to ${mostOf[name]}, not ${value}.`);
}

/** What a plan may include. */
export const LicenseSchema = z.record(z.string(), z.union([z.boolean(), z.number()]));

function requireLicense(value: unknown): void {
  const { error } = LicenseSchema.optional().safeParse(value);
  if (error) throw new TypeError(`license takes an object of booleans and numbers. ${prettifyError(error)}`);
}

function requireClients(value: unknown): void {
  const { error } = z.array(OAuthClientSketchSchema).optional().safeParse(value);
  if (error) throw new TypeError(`oauthClients takes clients with a name and redirectUris. ${prettifyError(error)}`);
}

function requireWord(name: WordOption, value: string | undefined): void {
  requireType(name, value, 'string');
  const words: readonly string[] = wordsOf[name];
  if (value === undefined || words.includes(value)) return;
  throw new RangeError(`${name} takes one of ${words.join(', ')}, not ${value}.`);
}

function requireFault(fault: unknown, index: number): void {
  const { error } = FaultSchema.safeParse(fault);
  if (error) throw new TypeError(`faults[${index}]: ${prettifyError(error)}`);
}

function requireType(name: string, value: unknown, type: 'number' | 'boolean' | 'function' | 'string'): void {
  if (value === undefined || typeof value === type) return;
  throw new TypeError(`${name} takes a ${type}, not ${value === null ? 'null' : `a ${typeof value}`}.`);
}
