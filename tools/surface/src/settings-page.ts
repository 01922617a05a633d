import { hookFields } from '@makegate/gateway/dist/configuration/hook-settings.js';
import { gatewayPolicies } from '@makegate/gateway/dist/configuration/limits.js';
import { configVariable, fileVariableOf, namedSettings } from '@makegate/gateway/dist/configuration/setting-names.js';
import type { NamedSetting } from '@makegate/gateway/dist/configuration/setting-names.js';
import { settings } from '@makegate/gateway/dist/settings.js';
import { table } from './table.ts';

/** docs/gateway-settings.md: how settings are given, all of them in a table, then a section for each. */
export function settingsPage(): string {
  return [
    '# Settings of the gateway',
    '',
    'Written by `npm run surface` from the schema in `apps/gateway/src/settings.ts`; change it there.',
    'How the gateway is run: [gateway.md](gateway.md).',
    '',
    `Settings come from the environment and from an optional file, YAML or JSON, whose path is in \`${configVariable}\`. What is`,
    'in the environment wins, an empty variable counts as not set, and names that nobody knows are refused. Paths are relative',
    'to the folder that the gateway is started in. A setting that cannot be used ends the process with exit code 78; all of',
    'them are named at once, with the reason and never with the value. `makegate-gateway check-config` shows what holds and',
    'where it comes from.',
    '',
    ...table(['Variable', 'In the file', 'Default'], namedSettings.map(rowOf)),
    '',
    ...namedSettings.flatMap(section),
    ...limitsSection(),
    '',
    ...hooksSection(),
    '',
  ].join('\n');
}

const code = (text: string): string => `\`${text}\``;

const nameOf = ({ variable, name }: NamedSetting): string => variable ?? name;

const rowOf = (setting: NamedSetting): readonly string[] => [
  `[${code(nameOf(setting))}](#${nameOf(setting).toLowerCase()})`,
  code(setting.name),
  defaultOf(setting),
];

function defaultOf({ defaultValue }: NamedSetting): string {
  if (defaultValue === undefined) return 'not set';
  const text = typeof defaultValue === 'string' ? defaultValue : JSON.stringify(defaultValue);
  return ['[]', '{}'].includes(text) ? 'none' : code(text);
}

function section(setting: NamedSetting): readonly string[] {
  const fileVariable = fileVariableOf(setting);
  const takes = refusalOf(setting);
  return [
    `## ${nameOf(setting)}`,
    '',
    setting.help,
    '',
    ...(takes === undefined ? [] : [`It ${takes}`, '']),
    ...(fileVariable === undefined
      ? []
      : [
          `A secret: it is never shown. ${code(fileVariable)} (in the file \`${setting.name}File\`) names a file that holds it.`,
          '',
        ]),
    `Example: ${setting.example.startsWith('(') ? setting.example.slice(1, -1) : code(setting.example)}`,
    '',
  ];
}

/** What a setting has to be, in the words with which it refuses everything else. */
function refusalOf({ name }: NamedSetting): string | undefined {
  const [issue] = settings.shape[name].safeParse(Symbol('nothing that fits')).error?.issues ?? [];
  return issue?.message.startsWith('has to be') ? issue.message : undefined;
}

const limitsSection = (): readonly string[] => [
  '### The limits',
  '',
  'Each counts by itself for every value of what it counts by. A change names a limit and the fields that are to be different',
  '(`quota`, `windowSeconds`, `key`, `effects`, `whenStoreFails`), or says `off`; a name of your own with all fields adds one.',
  '',
  ...table(
    ['Limit', 'Counts by', 'Effects', 'Quota', 'Seconds', 'Without the store'],
    gatewayPolicies.map(({ name, key, effects = [], quota, windowMs, whenStoreFails }) => [
      code(name),
      key.join(', '),
      effects.join(', '),
      String(quota),
      String(windowMs / 1000),
      whenStoreFails === 'open' ? 'calls pass' : 'calls are refused',
    ]),
  ),
];

const hooksSection = (): readonly string[] => [
  '### The hooks',
  '',
  'Each has a name, a scheme, secrets, a principal, and either `run` or `forward`. What they are for: [gateway.md](gateway.md#deliveries-of-other-services).',
  '',
  ...table(
    ['Field', 'Says'],
    hookFields.map(({ name, help }) => [code(name), help]),
  ),
];
