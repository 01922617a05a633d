import { isAbsolute } from 'node:path';
import { parseArgs } from 'node:util';
import envPaths from 'env-paths';
import { ConfigError } from './config-error.js';
import { settings } from './settings.js';
import type { Setting } from './settings.js';

/** One setting as it was found: the text, and where it came from for messages. */
export interface Found {
  readonly text: string;
  /** `--zone` or `MAKE_ZONE`. */
  readonly from: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;
export type FoundSettings = Readonly<Record<keyof typeof settings, Found | undefined>>;

function parseFlags(args: readonly string[]): Readonly<Record<string, string | boolean | undefined>> {
  const options: Record<string, { type: 'string' | 'boolean' }> = {};
  for (const setting of Object.values<Setting>(settings)) {
    if (setting.flag) options[setting.flag] = { type: setting.value ? 'string' : 'boolean' };
  }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false, strict: true }).values;
  } catch (error) {
    // Node's message may quote the argument, and people do paste tokens there: name the flag, not what came with it.
    const flag = /'(--?[a-z][a-z-]*)/.exec(String(error))?.[1];
    throw new ConfigError(flag ?? 'arguments', `${refusalOf(flag)} Run makegate --help for the list of flags.`);
  }
}

function refusalOf(flag: string | undefined): string {
  if (flag === undefined) return 'only flags, tour and connect are understood here.';
  const known = Object.values<Setting>(settings).find((setting) => `--${setting.flag}` === flag);
  if (!known) return 'is not understood here.';
  return known.value === undefined ? 'is a switch and takes no value.' : `needs a value: ${flag}=<${known.value}>.`;
}

/** A setting that still holds the placeholder of a template was never filled in by its owner. */
function filledIn(found: Found): Found {
  if (/^(\$\{.*\}|<.*>|your[-_ ].*)$/i.test(found.text)) {
    throw new ConfigError(found.from, 'still holds a placeholder. Put the real value there, or leave it out.');
  }
  return found;
}

/** A variable that is present but empty counts as not set. */
function fromEnvironment(name: string, environment: Environment): Found | undefined {
  const text = environment[name]?.trim();
  return text ? filledIn({ text, from: name }) : undefined;
}

function find(setting: Setting, flags: ReturnType<typeof parseFlags>, environment: Environment): Found | undefined {
  const flag = setting.flag === undefined ? undefined : flags[setting.flag];
  if (flag !== undefined) return filledIn({ text: String(flag), from: `--${setting.flag}` });
  const found = setting.variables.flatMap((name) => fromEnvironment(name, environment) ?? []);
  const [first, second] = found;
  if (first && second && first.text !== second.text) {
    throw new ConfigError(first.from, `differs from ${second.from}, which means the same. Set only one of them.`);
  }
  return first;
}

/** Every setting that was given, by flag or by variable; the flag wins. Unknown flags are a `ConfigError`. */
export function readSettings(args: readonly string[], environment: Environment = process.env): FoundSettings {
  const flags = parseFlags(args);
  const found = (setting: Setting): Found | undefined => find(setting, flags, environment);
  return {
    token: found(settings.token),
    zone: found(settings.zone),
    team: found(settings.team),
    organization: found(settings.organization),
    toolset: found(settings.toolset),
    readOnly: found(settings.readOnly),
    scenarioTools: found(settings.scenarioTools),
    waitSeconds: found(settings.waitSeconds),
    apiLimit: found(settings.apiLimit),
    quotaWindow: found(settings.quotaWindow),
    cache: found(settings.cache),
    audit: found(settings.audit),
    sandbox: found(settings.sandbox),
  };
}

/** Where to keep what may be kept between starts: the folder that is set, the user's own cache folder, or nowhere. */
export function cacheFolderOf({ cache }: FoundSettings): string | undefined {
  if (!cache) return envPaths('makegate', { suffix: '' }).cache;
  if (cache.text === 'off') return undefined;
  if (isAbsolute(cache.text)) return cache.text;
  throw new ConfigError(cache.from, 'has to be off or an absolute path: a client may start us in any folder.');
}
