import { memoryAuditLog } from '@makegate/audit';
import { createServiceKey, memoryKeyStore, type GatewayScope, type KeyStore } from '@makegate/auth';
import { memoryLimiter } from '@makegate/ratelimit';
import { pino } from 'pino';
import type { Authenticator } from '../../src/authenticator.js';
import type { GatewayEvent, GatewayServer, GatewayServerOptions } from '../../src/server-options.js';
import { createGatewayServer } from '../../src/server.js';
import { serviceKeyAuthenticator } from '../../src/service-key-authenticator.js';
import { memoryEventLog } from '../../src/sessions/memory-event-log.js';
import { memorySessionDirectory } from '../../src/sessions/memory-session-directory.js';
import { thingRegistry } from './thing-registry.js';

const deployment = 'tests';

export const keyAuthenticator = (keys: KeyStore): Authenticator => serviceKeyAuthenticator({ keys, deployment });

/** Makes and keeps a key, and answers with its text. */
export async function addKey(keys: KeyStore, principal = 'ana', scopes: readonly GatewayScope[] = ['make:read']) {
  const { text, record } = createServiceKey({ deployment, tenant: 'default', principal, name: 'test', scopes });
  await keys.add(record);
  return { text: text.reveal(), id: record.id };
}

export const roomyLimits: GatewayServerOptions['limits'] = {
  maxBodyBytes: 4_194_304,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  maxSessions: 10_000,
  maxSessionsPerPrincipal: 10_000,
  sessionIdleMs: 1_800_000,
  drainMs: 5_000,
};

const opened: { close(): Promise<void> }[] = [];

/** Ends everything that a test has served. */
export async function closeServed(): Promise<void> {
  for (const one of opened.splice(0).toReversed()) await one.close();
}

/** To be ended with everything else. */
export const closeLater = (one: { close(): Promise<void> }): void => void opened.push(one);

export interface Served {
  readonly server: GatewayServer;
  readonly url: string;
  readonly keys: KeyStore;
  /** A key of the principal `ana`. */
  readonly key: string;
  readonly events: GatewayEvent[];
  readonly audit: ReturnType<typeof memoryAuditLog>;
}

/** A gateway server in memory on a free port of the loopback. */
export async function serve(more: Partial<GatewayServerOptions> = {}): Promise<Served> {
  const keys = memoryKeyStore();
  const events: GatewayEvent[] = [];
  const audit = memoryAuditLog();
  const server = await createGatewayServer({
    registry: thingRegistry(),
    authenticator: keyAuthenticator(keys),
    limiter: memoryLimiter([]),
    audit,
    sessions: memorySessionDirectory(more.now),
    events: memoryEventLog(),
    listen: { host: '127.0.0.1', port: 0 },
    hosts: [],
    origins: [],
    trustedProxies: 0,
    limits: roomyLimits,
    backends: {},
    log: pino({ level: 'silent' }),
    onEvent: (event) => events.push(event),
    ...more,
  });
  closeLater(server);
  const { text: key } = await addKey(keys);
  return { server, url: `${server.address}/mcp`, keys, key, events, audit };
}
