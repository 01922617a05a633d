import { parseEncryptionKeys } from '@makegate/auth';
import { toolsets, isToolsetName } from '@makegate/tools';
import { z } from 'zod';
import { hooksShown, readHooks } from './configuration/hook-settings.js';
import { changePolicies } from './configuration/limits.js';
import { parseRedisTarget } from './configuration/redis-target.js';
import {
  address,
  addressOrOff,
  filePath,
  oneLine,
  oneOf,
  origin,
  origins,
  refuse,
  shape,
  toggle,
  wholeNumber,
} from './configuration/setting-shapes.js';
import { messageOf } from './error-code.js';
import { logLevels } from './gateway-config.js';

/** What people are told of a setting. Its name in the file is its name in the schema. */
export interface SettingNotes {
  /** Absent: too large for a variable, only read from the file. */
  readonly variable?: string;
  readonly help: string;
  readonly example: string;
  /** Also read from a file of its own (`…_FILE`), and never shown. */
  readonly secret?: true;
  /** What people are shown of a value that is more than a text. Default: the value. */
  readonly shown?: (given: unknown) => string;
}

export const settingNotes = z.registry<SettingNotes>();

const redis = shape(
  (given) =>
    (typeof given === 'string' ? parseRedisTarget(given) : undefined) ??
    refuse(
      'has to be redis://host:6379, redis+sentinel://host:26379,host:26379/master or redis+cluster://host:6379,host:6379; rediss for TLS. Write special characters of a password in percent encoding.',
    ),
);

const encryptionKeys = shape((given) => {
  try {
    const keys = typeof given === 'string' ? parseEncryptionKeys(given) : [];
    return keys.length > 0 ? keys : refuse('holds no key. Make one with: makegate-gateway new-key');
  } catch (error) {
    const reason = messageOf(error, ['keyring_invalid']);
    if (reason === undefined) throw error;
    return refuse(reason);
  }
});

const limits = shape((given) => {
  const policies = changePolicies(given);
  return typeof policies === 'string' ? refuse(policies) : policies;
});

const hooks = shape((given) => {
  const read = readHooks(given);
  return typeof read === 'string' ? refuse(read) : read;
});

/** Every setting of the gateway. The configuration is read with this schema, and the reference is written from it. */
export const settings = z.strictObject({
  listen: address().prefault('127.0.0.1:8787').register(settingNotes, {
    variable: 'MAKEGATE_LISTEN',
    help: 'Where clients are served. An address beyond this machine needs `MAKEGATE_PUBLIC_URL`.',
    example: '0.0.0.0:8787',
  }),
  publicUrl: origin().optional().register(settingNotes, {
    variable: 'MAKEGATE_PUBLIC_URL',
    help: 'What clients connect to, without a path. Requests for other hosts are refused, but for loopback names.',
    example: 'https://mcp.example.com',
  }),
  allowedOrigins: origins().prefault([]).register(settingNotes, {
    variable: 'MAKEGATE_ALLOWED_ORIGINS',
    help: 'Web pages that may call, besides those of `MAKEGATE_PUBLIC_URL`, separated by commas.',
    example: 'https://app.example.com,https://inspector.example.com',
  }),
  trustedProxies: wholeNumber(0, 10, 'proxies').prefault(0).register(settingNotes, {
    variable: 'MAKEGATE_TRUSTED_PROXIES',
    help: 'How many proxies stand in front, each adding the address of its caller to `X-Forwarded-For`. Limits count by that address.',
    example: '1',
  }),
  deployment: oneLine('has to be a name of at most 200 characters on one line.', 200)
    .optional()
    .register(settingNotes, {
      variable: 'MAKEGATE_DEPLOYMENT',
      help: 'The name that service keys are made for; keys of another name are refused. Default: the host of `MAKEGATE_PUBLIC_URL`, or `local`.',
      example: 'production',
    }),
  state: filePath().optional().register(settingNotes, {
    variable: 'MAKEGATE_STATE',
    help: 'The file that keeps service keys and sealed credentials when there is no Redis. Its folder has to exist.',
    example: '/var/lib/makegate/state.json',
  }),
  redisUrl: redis.optional().register(settingNotes, {
    variable: 'REDIS_URL',
    help: 'Keeps everything in Redis, shared by all replicas. One server, `redis+sentinel://user:password@host:26379,host:26379/master` or `redis+cluster://host:6379,host:6379`; `rediss` for TLS.',
    example: 'rediss://user:password@redis.example.com:6379',
    secret: true,
  }),
  encryptionKeys: encryptionKeys.optional().register(settingNotes, {
    variable: 'MAKEGATE_ENCRYPTION_KEYS',
    help: 'Keys that seal credentials, one `id:base64` on each line, the newest first. `makegate-gateway new-key` makes one.',
    example: '(the line that `makegate-gateway new-key` prints)',
    secret: true,
  }),
  replicas: wholeNumber(1, 100, 'replicas').prefault(1).register(settingNotes, {
    variable: 'MAKEGATE_REPLICAS',
    help: 'How many gateways serve together. Without `REDIS_URL` they would know nothing of each other, so more than one do not start.',
    example: '3',
  }),
  replicaListen: address().prefault('127.0.0.1:0').register(settingNotes, {
    variable: 'MAKEGATE_REPLICA_LISTEN',
    help: 'With `REDIS_URL`: where this replica waits for requests that another one forwards. Keep it inside your network. Port 0 takes any free one.',
    example: '0.0.0.0:8788',
  }),
  replicaUrl: origin().optional().register(settingNotes, {
    variable: 'MAKEGATE_REPLICA_URL',
    help: 'How other replicas reach that listener. Default: by the address it listens on.',
    example: 'http://10.0.0.7:8788',
  }),
  metricsListen: addressOrOff().prefault('127.0.0.1:9464').register(settingNotes, {
    variable: 'MAKEGATE_METRICS_LISTEN',
    help: 'Where `/metrics` is served, without asking who reads it, or `off`.',
    example: '0.0.0.0:9464',
  }),
  auditFile: filePath().optional().register(settingNotes, {
    variable: 'MAKEGATE_AUDIT_FILE',
    help: 'Appends every call, decision and administrative change to this file, one JSON object a line. Without it they are not kept.',
    example: '/var/log/makegate/audit.jsonl',
  }),
  toolset: oneOf(Object.keys(toolsets).filter(isToolsetName)).prefault('default').register(settingNotes, {
    variable: 'MAKEGATE_TOOLSET',
    help: '`default` (everyday work) or `everything` (create, change and delete as well).',
    example: 'everything',
  }),
  readOnly: toggle().prefault(false).register(settingNotes, {
    variable: 'MAKEGATE_READ_ONLY',
    help: 'Offer only tools that read, whatever a key allows.',
    example: 'true',
  }),
  scenarioTools: toggle().prefault(true).register(settingNotes, {
    variable: 'MAKEGATE_SCENARIO_TOOLS',
    help: 'Offer each active on-demand scenario as a tool of its own.',
    example: 'false',
  }),
  waitSeconds: wholeNumber(1, 300, 'seconds').prefault(25).register(settingNotes, {
    variable: 'MAKEGATE_WAIT_SECONDS',
    help: 'How long a call waits for a run before it hands back the execution id.',
    example: '60',
  }),
  maxSessions: wholeNumber(1, 1_000_000, 'sessions').prefault(10_000).register(settingNotes, {
    variable: 'MAKEGATE_MAX_SESSIONS',
    help: 'Sessions that one replica keeps open. One more drops the one that was idle longest.',
    example: '2000',
  }),
  maxSessionsPerPrincipal: wholeNumber(1, 1_000_000, 'sessions').optional().register(settingNotes, {
    variable: 'MAKEGATE_MAX_SESSIONS_PER_PRINCIPAL',
    help: 'How many of them one principal may have. One more drops the one of theirs that was idle longest. Default: a tenth of `MAKEGATE_MAX_SESSIONS`, at least 10.',
    example: '50',
  }),
  sessionIdleMinutes: wholeNumber(1, 10_080, 'minutes').prefault(60).register(settingNotes, {
    variable: 'MAKEGATE_SESSION_IDLE_MINUTES',
    help: 'How long a session is kept without a request.',
    example: '240',
  }),
  maxBodyBytes: wholeNumber(1024, 67_108_864, 'bytes').prefault(4_194_304).register(settingNotes, {
    variable: 'MAKEGATE_MAX_BODY_BYTES',
    help: 'The largest body of a request.',
    example: '1048576',
  }),
  drainSeconds: wholeNumber(0, 600, 'seconds').prefault(30).register(settingNotes, {
    variable: 'MAKEGATE_DRAIN_SECONDS',
    help: 'How long running calls get to end after SIGTERM or SIGINT.',
    example: '10',
  }),
  logLevel: oneOf(logLevels).prefault('info').register(settingNotes, {
    variable: 'MAKEGATE_LOG_LEVEL',
    help: 'How much is written to standard error.',
    example: 'debug',
  }),
  limits: limits.prefault({}).register(settingNotes, {
    help: 'Changes to the limits below, by name. Only in the file.',
    example: '{ tenant: { quota: 5000 } }',
  }),
  hooks: hooks.prefault([]).register(settingNotes, {
    help: 'Where deliveries of other services come in, and what becomes of them: a list, described below. Only in the file.',
    example:
      '[{ name: orders, scheme: stripe, secrets: [{ file: /run/secrets/stripe }], principal: ana, run: { scenarioId: 7 } }]',
    shown: hooksShown,
  }),
});

/** What the settings say, each by itself. */
export type Settings = z.output<typeof settings>;
export type SettingName = keyof Settings;
