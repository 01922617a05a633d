import { randomUUID } from 'node:crypto';
import { refusalRecord } from './guards/refusal-record.js';
import { publicListener } from './routes/public-listener.js';
import { assertions } from './replicas/assertion.js';
import { internalListener } from './replicas/internal-listener.js';
import { joinReplicas } from './replicas/join-replicas.js';
import { auditTrail } from './routes/audit-trail.js';
import { countTraffic } from './routes/traffic.js';
import { serveAnywhere, serveForwarded } from './routes/serve-anywhere.js';
import { unreadyBackends } from './routes/unready-backends.js';
import type { GatewayServer, GatewayServerOptions } from './server-options.js';
import { startSessions } from './sessions/start-sessions.js';

/** Serves the registry over HTTP. Resolves when it listens; rejects when it cannot. */
export async function createGatewayServer(options: GatewayServerOptions): Promise<GatewayServer> {
  const { replicas, log, now = Date.now } = options;
  const own = randomUUID();
  const trail = auditTrail(options.audit, now, log);
  const unready = () => unreadyBackends(options.backends);
  const started = startSessions({
    ...options,
    own,
    now,
    trail,
    findReplica: async (id) => replicas?.directory.find(id),
  });
  const parts = { ...started, assertions: replicas && assertions(own, replicas.assertionKeys, now) };
  const refusals = refusalRecord(trail);
  const app = publicListener({
    ...options,
    refusals,
    unready,
    draining: () => started.draining(),
    serve: serveAnywhere(parts),
  });

  const traffic = countTraffic();
  traffic.count(app);
  const drainAll = async (): Promise<void> => {
    const begunMs = performance.now();
    await started.drain();
    if (replicas) traffic.expect();
    await traffic.settled(options.limits.drainMs - (performance.now() - begunMs));
  };
  let drained: Promise<void> | undefined;
  const drain = (): Promise<void> => (drained ??= drainAll());

  /** What stands so far, in the order in which it is to be ended. */
  const standing = [() => started.close(), () => app.close(), () => refusals.close()];
  const endAll = async (): Promise<void> => {
    for (const end of standing) await end();
  };
  let ended: Promise<void> | undefined;
  const close = (): Promise<void> => (ended ??= endAll());
  try {
    if (replicas && parts.assertions) {
      const { assertions: proofs } = parts;
      const internal = internalListener({ ...options, own, assertions: proofs, serve: serveForwarded(parts) });
      traffic.count(internal);
      standing.push(() => internal.close());
      const heart = await joinReplicas(own, replicas, internal, log);
      standing.unshift(() => heart.stop());
    }
    // Fastify writes into the options of `listen`, and a configuration is frozen.
    const address = await app.listen({ ...options.listen });
    return { address, sessions: () => started.size(), unready, drain, close };
  } catch (error) {
    await close();
    throw error;
  }
}
