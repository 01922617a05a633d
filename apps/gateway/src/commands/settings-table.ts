import type { FoundSettings } from '../configuration/found-settings.js';
import { namedSettings } from '../configuration/setting-names.js';
import type { NamedSetting } from '../configuration/setting-names.js';
import type { SettingName } from '../settings.js';

/** A setting as it stands, fit for eyes. */
export interface StandingSetting {
  readonly name: SettingName;
  readonly variable: string | undefined;
  /** `[set]` for a secret, empty where there is none. */
  readonly value: string;
  /** The variable or the key in the file, `default` or `not set`. */
  readonly from: string;
}

/** Every setting, in the order of the reference. `derived` has values that follow from other settings. */
export const standingSettings = (
  found: FoundSettings,
  derived: Readonly<Partial<Record<SettingName, string>>>,
): readonly StandingSetting[] =>
  namedSettings.map((setting) => {
    const { name, variable, defaultValue } = setting;
    const value = found.get(name)?.value ?? defaultValue ?? derived[name];
    const from = value === undefined ? 'not set' : (found.get(name)?.from ?? 'default');
    return { name, variable, value: shownValue(setting, value), from };
  });

const shownValue = ({ secret, shown = writtenValue }: NamedSetting, value: unknown): string =>
  secret && value !== undefined ? '[set]' : shown(value);

/** A value as a person would write it into a variable, or as JSON where there is none. Empty for undefined. */
export function writtenValue(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
