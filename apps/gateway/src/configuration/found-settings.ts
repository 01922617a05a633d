import type { SettingName } from '../settings.js';
import type { ConfigProblem } from './config-error.js';
import { readConfigFile } from './config-file.js';
import type { FileSettings } from './config-file.js';
import { readText } from './read-text.js';
import {
  configVariable,
  fileVariableOf,
  isUnknownKey,
  isUnknownVariable,
  namedSettings,
  unknownKey,
  unknownVariable,
} from './setting-names.js';
import type { NamedSetting } from './setting-names.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** One setting as it was found. */
export interface Found {
  /** What the person who set it would look for: `MAKEGATE_LISTEN`, `listen in MAKEGATE_CONFIG`. */
  readonly from: string;
  /** As it was written: text, or what stands in the file. Not for eyes when the setting is a secret. */
  readonly value?: unknown;
  /** Why there is no value, although somebody gave one. */
  readonly reason?: string;
}

export type FoundSettings = ReadonlyMap<SettingName, Found>;

/** Every setting that was given, and the names that nobody knows. */
export interface Search {
  readonly found: FoundSettings;
  readonly unknown: readonly ConfigProblem[];
}

const keyIn = (key: string): string => `${key} in ${configVariable}`;

/** A variable that is present but empty counts as not set. */
const textOf = (environment: Environment, name: string | undefined): string | undefined =>
  name === undefined ? undefined : environment[name]?.trim() || undefined;

/** What stands at one place, unless nothing does. */
const written = (from: string | undefined, value: unknown): readonly Found[] =>
  from === undefined || value === undefined || value === null ? [] : [{ from, value }];

/** The content of the file that is named at one place. */
function content(from: string | undefined, path: unknown): readonly Found[] {
  return written(from, path).map((found) => {
    const read = readText(String(path));
    return 'reason' in read ? { from: found.from, reason: read.reason } : { from: found.from, value: read.text.trim() };
  });
}

function inEnvironment(setting: NamedSetting, environment: Environment): readonly Found[] {
  const fileVariable = fileVariableOf(setting);
  return [
    ...written(setting.variable, textOf(environment, setting.variable)),
    ...content(fileVariable, textOf(environment, fileVariable)),
  ];
}

const inFile = ({ name, secret }: NamedSetting, file: FileSettings): readonly Found[] => [
  ...written(keyIn(name), file[name]),
  ...(secret ? content(keyIn(`${name}File`), file[`${name}File`]) : []),
];

/** One of the two ways to say a thing, and an objection to both at once. */
function theOnly([first, second]: readonly Found[]): Found | undefined {
  return first && second
    ? { from: first.from, reason: `says the same as ${second.from}. Set only one of them.` }
    : first;
}

/**
 * Looks for every setting in the environment and in the file that it names; the environment wins. Throws `ConfigError` when
 * that file cannot be read.
 */
export function findSettings(environment: Environment): Search {
  const path = textOf(environment, configVariable);
  const file = path === undefined ? {} : readConfigFile(path, configVariable);
  const found = new Map<SettingName, Found>();
  for (const setting of namedSettings) {
    const one = theOnly(inEnvironment(setting, environment)) ?? theOnly(inFile(setting, file));
    if (one) found.set(setting.name, one);
  }
  return { found, unknown: unknownNames(environment, file) };
}

function unknownNames(environment: Environment, file: FileSettings): readonly ConfigProblem[] {
  const variables = Object.keys(environment).filter((name) => isUnknownVariable(name, environment[name] ?? ''));
  const keys = Object.keys(file).filter(isUnknownKey);
  return [
    ...variables.map((name) => ({ setting: name, reason: unknownVariable(name) })),
    ...keys.map((name) => ({ setting: keyIn(name), reason: unknownKey(name) })),
  ];
}
