import { z } from 'zod';
import { settingNotes, settings } from '../settings.js';
import type { SettingName, SettingNotes } from '../settings.js';
import { suggestion } from './suggestion.js';

/** A setting with everything that is said of it. */
export interface NamedSetting extends SettingNotes {
  /** Its key in the configuration file. */
  readonly name: SettingName;
  /** What holds when it is not given, as it would be written; undefined where that depends on other settings. */
  readonly defaultValue: unknown;
}

const isSettingName = (name: string): name is SettingName => Object.hasOwn(settings.shape, name);

/** Every setting, in the order of the reference. */
export const namedSettings: readonly NamedSetting[] = Object.keys(settings.shape)
  .filter(isSettingName)
  .flatMap((name) => {
    const schema = settings.shape[name];
    const notes = settingNotes.get(schema);
    return notes
      ? [{ name, ...notes, defaultValue: schema instanceof z.ZodPrefault ? schema.def.defaultValue : undefined }]
      : [];
  });

/** The variable with the path of the configuration file. */
export const configVariable = 'MAKEGATE_CONFIG';

export const fileVariableOf = ({ variable, secret }: SettingNotes): string | undefined =>
  secret && variable ? `${variable}_FILE` : undefined;

const knownVariables = [
  configVariable,
  ...namedSettings.flatMap((setting) => [setting.variable ?? [], fileVariableOf(setting) ?? []].flat()),
];
const knownKeys = namedSettings.flatMap(({ name, secret }) => (secret ? [name, `${name}File`] : [name]));

/** Kubernetes announces services in the environment of every container, also one that is called makegate. */
const isAnnouncement = (name: string, value: string): boolean =>
  /_SERVICE_(HOST|PORT)(_[A-Z0-9_]+)?$/.test(name) ||
  /_PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?$/.test(name) ||
  (name.endsWith('_PORT') && /^(tcp|udp|sctp):/.test(value));

export const isUnknownVariable = (name: string, value: string): boolean =>
  name.startsWith('MAKEGATE_') && !knownVariables.includes(name) && !isAnnouncement(name, value);

export const unknownVariable = (name: string): string =>
  `is not a setting of the gateway.${suggestion(name, knownVariables)}`;

export const isUnknownKey = (name: string): boolean => !knownKeys.includes(name);

export const unknownKey = (name: string): string => `is not a setting of the gateway.${suggestion(name, knownKeys)}`;
