/** One thing a person can set, by flag, by environment variable or by both. The flag wins. */
export interface Setting {
  /** Without the two dashes. Absent: a secret, which must not show up in a process list. */
  readonly flag?: string;
  /** The first is the one we document; the others are accepted because people know them. */
  readonly variables: readonly string[];
  /** What the value is, for the help; absent for a switch. */
  readonly value?: string;
  readonly help: string;
}

/** Every setting of the stdio server: the configuration is read from this table and the help is printed from it. */
export const settings = {
  token: {
    variables: ['MAKE_API_KEY', 'MAKE_API_TOKEN'],
    value: 'token',
    help: 'Your Make API token (Make: Profile > API). Only read from the environment.',
  },
  zone: {
    flag: 'zone',
    variables: ['MAKE_ZONE'],
    value: 'zone',
    help: 'Where your organization lives, e.g. eu2.make.com, or https://… for an installation of your own.',
  },
  team: {
    flag: 'team',
    variables: ['MAKE_TEAM'],
    value: 'id',
    help: 'The team that tools work in when a call names none, and whose scenarios become tools. Without it: all teams.',
  },
  organization: {
    flag: 'organization',
    variables: ['MAKE_ORGANIZATION'],
    value: 'id',
    help: 'The organization that tools work in when a call names none.',
  },
  toolset: {
    flag: 'toolset',
    variables: ['MAKEGATE_TOOLSET'],
    value: 'name',
    help: 'default (everyday work) or everything (create, change and delete as well).',
  },
  readOnly: {
    flag: 'read-only',
    variables: ['MAKEGATE_READ_ONLY'],
    help: 'Offer only tools that read, and let the client refuse every call that would write.',
  },
  scenarioTools: {
    flag: 'no-scenario-tools',
    variables: ['MAKEGATE_NO_SCENARIO_TOOLS'],
    help: 'Do not offer each active on-demand scenario as a tool of its own.',
  },
  waitSeconds: {
    flag: 'wait-seconds',
    variables: ['MAKEGATE_WAIT_SECONDS'],
    value: '1–300',
    help: 'How long a call waits for a run before it hands back the execution id. Default 25.',
  },
  apiLimit: {
    flag: 'api-limit',
    variables: ['MAKE_API_LIMIT'],
    value: 'calls',
    help: "How many calls a minute Make takes; more wait for their turn. Default: what the organization's license says.",
  },
  quotaWindow: {
    flag: 'quota-window-ms',
    variables: ['MAKE_QUOTA_WINDOW_MS'],
    value: 'ms',
    help: 'How long such a minute is, for an installation or a practice zone where it is another. Default 60000.',
  },
  cache: {
    flag: 'cache',
    variables: ['MAKEGATE_CACHE'],
    value: 'folder',
    help: 'Where the inputs of scenarios are kept between starts, or off. Default: the cache folder of your user.',
  },
  audit: {
    flag: 'audit',
    variables: ['MAKEGATE_AUDIT_FILE'],
    value: 'file',
    help: 'Write down every call, one line of JSON each, secrets redacted. An absolute path. Default: nothing is written down.',
  },
  sandbox: {
    flag: 'sandbox',
    variables: ['MAKEGATE_SANDBOX'],
    help: 'Work on a practice zone inside this process. Needs no account and no token.',
  },
} as const satisfies Readonly<Record<string, Setting>>;
