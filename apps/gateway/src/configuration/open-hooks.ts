import { memoryReplayGuard } from '@makegate/webhook-verify';
import type { Secret } from '@makegate/webhook-verify';
import { messageOf } from '../error-code.js';
import { isForwardAddress } from '../hooks/forward-address.js';
import { textOf, type HookConfig } from '../hooks/hook-config.js';
import { hookVerifier, tellsApart } from '../hooks/hook-verifier.js';
import type { Environment } from './found-settings.js';
import type { HookSettings, SecretReference, TextReference } from './hook-settings.js';
import { readText } from './read-text.js';

/** Hooks with their secrets, and why some cannot be used, without any secret. */
export interface OpenedHooks {
  readonly hooks: readonly HookConfig[];
  readonly reasons: readonly string[];
}

/** A text that cannot be had, or not be used. The message names the hook and never holds the text. */
class UnusableHook extends Error {
  override readonly name = 'UnusableHook';
  readonly code = 'hook_unusable';
}

/** Reads what hooks refer to, and tries out whether they could judge a delivery with it. */
export function openHooks(settings: readonly HookSettings[], environment: Environment): OpenedHooks {
  const opened = settings.map((hook) => openHook(hook, environment));
  return {
    hooks: opened.filter((hook) => typeof hook !== 'string'),
    reasons: opened.filter((hook) => typeof hook === 'string'),
  };
}

function openHook(settings: HookSettings, environment: Environment): HookConfig | string {
  try {
    const hook = hookConfigOf(settings, environment);
    hookVerifier(hook, (_name, keepMs) => memoryReplayGuard({ keepMs }));
    return hook;
  } catch (error) {
    const reason = messageOf(error, usualCodes);
    if (reason === undefined) throw error;
    return `cannot use ${settings.name}. ${reason}`;
  }
}

const usualCodes = [
  'hook_unusable',
  'secret_missing',
  'secret_malformed',
  'secret_too_short',
  'option_invalid',
  'replay_guard_unusable',
];

function hookConfigOf(settings: HookSettings, environment: Environment): HookConfig {
  const { name, scheme, toleranceSeconds, keepHours = 24, maxBodyBytes, allowIps, principal } = settings;
  if (settings.keepHours !== undefined && !tellsApart(scheme.scheme)) {
    throw new UnusableHook(`keepHours means nothing with ${scheme.name}: it tells no delivery from another.`);
  }
  const secrets = settings.secrets.map((secret, at) => secretOf(secret, at, environment));
  if (scheme.scheme.kind === 'presented') requireHardToGuess(secrets);
  return Object.freeze({
    name,
    scheme: scheme.scheme,
    secrets: () => secrets,
    toleranceMs: toleranceSeconds === undefined ? undefined : toleranceSeconds * 1000,
    keepMs: keepHours * 3_600_000,
    maxBodyBytes,
    allowIps,
    principal,
    handler: Object.freeze(handlerOf(settings, environment)),
  });
}

function handlerOf({ run, forward }: HookSettings, environment: Environment): HookConfig['handler'] {
  if (run) return { kind: 'run', scenarioId: run.scenarioId, input: run.input };
  if (!forward) throw new TypeError('A hook needs a handler.');
  const { url: given, apiKey } = forward;
  const url = typeof given === 'string' ? given : textAt(given, 'forward.url', environment);
  if (!isForwardAddress(url)) {
    throw new UnusableHook('forward.url has to be the https address of a hook of Make, or http on this machine.');
  }
  const key = apiKey && textAt(apiKey, 'forward.apiKey', environment);
  return { kind: 'forward', url: () => url, apiKey: key === undefined ? undefined : () => key };
}

function secretOf(secret: SecretReference, at: number, environment: Environment): Secret {
  const { sha256, file, env, id = String(at + 1), notBefore, notAfter } = secret;
  return {
    ...(sha256 === undefined ? { key: textAt({ file, env }, `secrets.${at}`, environment) } : { sha256 }),
    id,
    ...(notBefore === undefined ? {} : { notBeforeMs: notBefore }),
    ...(notAfter === undefined ? {} : { notAfterMs: notAfter }),
  };
}

/** Limits slow guessing down, but a right guess is let in whenever it comes. */
const leastCharacters = 16;

function requireHardToGuess(secrets: readonly Secret[]): void {
  const short = secrets.findIndex((secret) => (textOf(secret)?.length ?? leastCharacters) < leastCharacters);
  if (short === -1) return;
  throw new UnusableHook(`secrets.${short} has fewer than ${leastCharacters} characters, so it could be guessed.`);
}

function textAt({ file, env }: TextReference, place: string, environment: Environment): string {
  const read = file === undefined ? { text: environment[env ?? ''] ?? '' } : readText(file);
  if ('reason' in read) throw new UnusableHook(`${place} ${read.reason}`);
  const text = read.text.trim();
  if (text === '')
    throw new UnusableHook(`${place} names ${file === undefined ? 'a variable' : 'a file'} without text.`);
  return text;
}
