import type { GatewayConfig, StorageConfig } from '../gateway-config.js';
import type { HookConfig } from '../hooks/hook-config.js';
import type { Settings } from '../settings.js';

function storageOf({ redisUrl, state }: Settings): StorageConfig {
  if (redisUrl) return { kind: 'redis', target: () => redisUrl };
  if (state) return { kind: 'file', path: state };
  throw new Error('Neither Redis nor a state file: the rules between settings come first.');
}

/** Settings that agree with each other, as the gateway is told them. `hooks` are those of the settings with their secrets. */
export function gatewayConfigOf(settings: Settings, hooks: readonly HookConfig[]): GatewayConfig {
  const { publicUrl, encryptionKeys = [] } = settings;
  const host = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  return Object.freeze({
    deployment: settings.deployment ?? host ?? 'local',
    listen: settings.listen,
    publicUrl,
    hosts: Object.freeze(host === undefined ? [] : [host]),
    origins: Object.freeze([...new Set([...(publicUrl === undefined ? [] : [publicUrl]), ...settings.allowedOrigins])]),
    trustedProxies: settings.trustedProxies,
    storage: Object.freeze(storageOf(settings)),
    encryptionKeys: () => encryptionKeys,
    replica: Object.freeze({
      listen: settings.replicaListen,
      url: settings.replicaUrl,
    }),
    metricsListen: settings.metricsListen,
    auditFile: settings.auditFile,
    tools: Object.freeze({
      toolset: settings.toolset,
      readOnly: settings.readOnly,
      scenarioTools: settings.scenarioTools,
      waitBudgetMs: settings.waitSeconds * 1000,
    }),
    sessions: Object.freeze({
      max: settings.maxSessions,
      maxPerPrincipal: settings.maxSessionsPerPrincipal ?? Math.max(10, Math.ceil(settings.maxSessions / 10)),
      idleMs: settings.sessionIdleMinutes * 60_000,
    }),
    maxBodyBytes: settings.maxBodyBytes,
    drainMs: settings.drainSeconds * 1000,
    logLevel: settings.logLevel,
    policies: Object.freeze(settings.limits),
    hooks: Object.freeze(hooks),
  });
}
