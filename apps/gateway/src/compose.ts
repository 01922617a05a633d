import { jsonLinesAuditLog } from '@makegate/audit';
import type { AuditLog } from '@makegate/audit';
import { createBreakers } from '@makegate/client';
import { createConfirmations } from '@makegate/tools';
import type { EncryptionKey } from '@makegate/auth';
import { derivedKey } from './backends/derived-key.js';
import { openBackends } from './backends/open-backends.js';
import { endingInOrder } from './ending-in-order.js';
import type { GatewayConfig } from './gateway-config.js';
import type { Gateway, GatewayParts, Handed } from './gateway.js';
import { refusalRecord } from './guards/refusal-record.js';
import { createHooks } from './hooks/hooks.js';
import { makeRegistry } from './make-registry.js';
import { auditTrail } from './audit-trail.js';
import { createGatewayServer } from './server.js';
import type { GatewayServerOptions } from './server-options.js';
import { serviceKeyAuthenticator } from './service-key-authenticator.js';
import { sharedState } from './shared-state.js';
import type { SharedState } from './shared-state.js';
import type { StoreName } from './store-unavailable-error.js';
import { logCall } from './telemetry/log-call.js';
import { createLog } from './telemetry/log.js';
import { createMetrics } from './telemetry/metrics.js';
import { paced } from './telemetry/paced.js';
import { listenForMetrics } from './telemetry/metrics-listener.js';
import { watchedAudit, watchedLimiter, watchedOnce } from './watched-ports.js';
import { weighedLimiter } from './weighed-limiter.js';

/** What the binary serves: Make, for whoever holds a service key. */
export const released: Handed = {
  registry: makeRegistry,
  authenticator: ({ keys, deployment, log, onStoreFailed }) =>
    serviceKeyAuthenticator({
      keys,
      deployment,
      onStoreFailed: (error) => onStoreFailed('keys', error),
      onRefused: (reason) => log.debug({ reason }, 'A key was refused'),
    }),
};

/** Where decisions go that nobody keeps. */
const nowhere: AuditLog = { append: async () => {}, failing: () => false };

const headersTimeoutMs = 10_000;
const requestTimeoutMs = 30_000;

/**
 * Chooses and joins the parts. Resolves when the gateway serves; rejects with what stands in the way, and then nothing is
 * left open.
 */
export async function compose(config: GatewayConfig, handed: Handed = released): Promise<Gateway> {
  const ending = endingInOrder();
  try {
    return await composed(config, handed, ending.add).then((gateway) => ({ ...gateway, close: ending.close }));
  } catch (error) {
    // What stood in the way says more than what went wrong while clearing up after it.
    await ending.close().catch(() => undefined);
    throw error;
  }
}

type Ended = (end: () => Promise<unknown> | void) => void;

async function composed(config: GatewayConfig, handed: Handed, ended: Ended): Promise<Omit<Gateway, 'close'>> {
  const log = createLog(config.logLevel);
  const metrics = createMetrics();
  ended(() => metrics.close());
  const sayStoreFailed = paced<StoreName>((store, error, unsaid) =>
    log.warn({ err: error, store, unsaid }, 'The storage does not answer'),
  );
  const onStoreFailed = (store: StoreName, error: unknown): void => {
    metrics.onStoreFailed(store);
    sayStoreFailed(store, error);
  };

  const backends = await openBackends(config, (error) => onStoreFailed('connection', error));
  ended(() => backends.close());
  const state = sharedState(backends.redis, config, (error) => onStoreFailed('limits', error));
  const file = config.auditFile === undefined ? undefined : jsonLinesAuditLog(config.auditFile);
  if (file) ended(() => file.close());
  const audit =
    file &&
    watchedAudit(file, (error) => {
      metrics.onAuditFailed();
      log.error({ err: error }, 'The audit log cannot be written');
    });

  const handBack = new AbortController();
  const parts: GatewayParts = {
    keys: backends.keys,
    deployment: config.deployment,
    credentials: backends.credentials,
    tools: config.tools,
    confirmations: createConfirmations({
      key: confirmationKey(primary(config)),
      otherKeys: config.encryptionKeys().slice(1).map(confirmationKey),
      once: watchedOnce(state.once, (error) => onStoreFailed('confirmations', error)),
    }),
    breakers: createBreakers(),
    limiter: weighedLimiter(watchedLimiter(state.limiter, metrics.onLimitRefused)),
    audit,
    onCall(report) {
      metrics.onCall(report);
      logCall(log, report);
    },
    onExchange: metrics.onExchange,
    onStoreFailed,
    onCredentialsFailed: (error) => onStoreFailed('credentials', error),
    handBack: handBack.signal,
    log,
  };
  const trail = auditTrail(audit ?? nowhere, Date.now, log);
  const refusals = refusalRecord(trail);
  ended(() => refusals.close());
  const hooks = createHooks(config.hooks, {
    ...parts,
    guardFor: state.guardFor,
    audit: audit ?? nowhere,
    trail,
    refusals,
    onDelivery: metrics.onDelivery,
    onGuardFailed: (error) => onStoreFailed('deliveries', error),
  });
  const registry = handed.registry(parts);
  ended(() => registry.close());
  const server = await createGatewayServer({
    registry,
    limiter: state.limiter,
    sessions: state.sessions,
    events: state.events,
    hooks,
    authenticator: handed.authenticator(parts),
    audit: audit ?? nowhere,
    listen: config.listen,
    hosts: config.hosts,
    origins: config.origins,
    trustedProxies: config.trustedProxies,
    replicas: replicasOf(config, state),
    limits: {
      maxBodyBytes: config.maxBodyBytes,
      headersTimeoutMs,
      requestTimeoutMs,
      maxSessions: config.sessions.max,
      maxSessionsPerPrincipal: config.sessions.maxPerPrincipal,
      sessionIdleMs: config.sessions.idleMs,
      drainMs: config.drainMs,
    },
    backends: { storage: () => backends.check() },
    log,
    onStoreFailed: (error) => onStoreFailed('sessions', error),
    onEvent: metrics.onEvent,
  });
  ended(() => server.close());
  metrics.countSessions(() => server.sessions());
  const exposed = config.metricsListen && (await listenForMetrics(config.metricsListen, metrics.expose));
  if (exposed) ended(() => exposed.close());
  return {
    address: server.address,
    metricsAddress: exposed?.address,
    ready: () => server.unready(),
    async drain() {
      handBack.abort();
      await server.drain();
    },
  };
}

function primary({ encryptionKeys }: GatewayConfig): EncryptionKey {
  const [key] = encryptionKeys();
  if (key === undefined) throw new TypeError('A gateway needs an encryption key.');
  return key;
}

const confirmationKey = (key: EncryptionKey): Uint8Array => derivedKey(key, 'confirmations');

const assertionKey = (key: EncryptionKey): Uint8Array => derivedKey(key, 'replica assertions');

/** Every process on one Redis is a replica, also the only one: another may come, or take over its sessions. */
function replicasOf(config: GatewayConfig, { replicas }: SharedState): GatewayServerOptions['replicas'] {
  if (replicas === undefined) return undefined;
  const others = config.encryptionKeys().slice(1);
  return {
    directory: replicas,
    listen: config.replica.listen,
    url: config.replica.url,
    assertionKeys: [assertionKey(primary(config)), ...others.map(assertionKey)],
  };
}
