import { ConfigError } from './configuration/config-error.js';
import type { ConfigProblem } from './configuration/config-error.js';
import { findSettings } from './configuration/found-settings.js';
import type { Environment, FoundSettings } from './configuration/found-settings.js';
import { gatewayConfigOf } from './configuration/gateway-config-of.js';
import { openHooks } from './configuration/open-hooks.js';
import { cautions, rules } from './configuration/rules.js';
import type { Rule } from './configuration/rules.js';
import { sharedSecrets } from './configuration/shared-secrets.js';
import { namedSettings } from './configuration/setting-names.js';
import type { GatewayConfig } from './gateway-config.js';
import { settings } from './settings.js';
import type { SettingName } from './settings.js';

/** A configuration, and how it came about. */
export interface ReadConfig {
  readonly config: GatewayConfig;
  readonly found: FoundSettings;
  /** About what works and is probably not meant. */
  readonly warnings: readonly ConfigProblem[];
}

/**
 * Reads the environment and the file that it names. `given` stands for variables that are set by whoever calls, and wins.
 * Throws `ConfigError` with everything that is wrong.
 */
export function readConfig(given: Environment = {}, environment: Environment = process.env): ReadConfig {
  const variables = { ...environment, ...given };
  const { found, unknown } = findSettings(variables);
  const wrong = reasonsBySetting(found);
  const usable = [...found].filter(([name]) => !wrong.has(name));
  const read = settings.parse(Object.fromEntries(usable.map(([name, { value }]) => [name, value])));

  const problem = (name: SettingName, reason: string): ConfigProblem => ({
    setting: found.get(name)?.from ?? variableOf(name),
    reason,
  });
  const judge = (judged: readonly Rule[]): readonly ConfigProblem[] =>
    judged
      .filter(({ about, broken }) => !about.some((name) => wrong.has(name)) && broken(read))
      .map(({ about: [blamed], reason }) => problem(blamed, reason));

  const { hooks, reasons } = openHooks(read.hooks, variables);
  const problems = [
    ...unknown,
    ...[...wrong].map(([name, reason]) => problem(name, reason)),
    ...judge(rules),
    ...reasons.map((reason) => problem('hooks', reason)),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    config: gatewayConfigOf(read, hooks),
    found,
    warnings: [...judge(cautions), ...sharedSecrets(hooks).map((reason) => problem('hooks', reason))],
  };
}

/** What is wrong with each setting by itself, in the order of the reference. */
function reasonsBySetting(found: FoundSettings): ReadonlyMap<SettingName, string> {
  const reasons = [...found].map(([name, { value, reason }]) => {
    const [issue] = reason === undefined ? (settings.shape[name].safeParse(value).error?.issues ?? []) : [];
    return [name, reason ?? issue?.message] as const;
  });
  return new Map(reasons.flatMap(([name, reason]) => (reason === undefined ? [] : [[name, reason] as const])));
}

const variableOf = (name: SettingName): string =>
  namedSettings.find((setting) => setting.name === name)?.variable ?? name;
