import { randomUUID } from 'node:crypto';
import { endingInOrder } from './ending-in-order.js';
import { refusalRecord } from './guards/refusal-record.js';
import { publicListener } from './routes/public-listener.js';
import { answersAs } from './replicas/answers-as.js';
import { assertions } from './replicas/assertion.js';
import { internalListener } from './replicas/internal-listener.js';
import { joinReplicas } from './replicas/join-replicas.js';
import { auditTrail } from './audit-trail.js';
import { countTraffic } from './routes/traffic.js';
import { serveAnywhere, serveForwarded } from './routes/serve-anywhere.js';
import { unreadyBackends } from './routes/unready-backends.js';
import type { GatewayServer, GatewayServerOptions } from './server-options.js';
import { refusing } from './sessions/refusing-directory.js';
import { startSessions } from './sessions/start-sessions.js';

/** Serves the registry over HTTP. Resolves when it listens; rejects when it cannot. */
export async function createGatewayServer(options: GatewayServerOptions): Promise<GatewayServer> {
  const { replicas, log, now = Date.now, onStoreFailed = () => {} } = options;
  const own = randomUUID();
  const trail = auditTrail(options.audit, now, log);
  const unready = () => unreadyBackends(options.backends);
  const started = startSessions({
    ...options,
    own,
    now,
    trail,
    orRefuse: refusing(onStoreFailed),
    findReplica: async (id) => replicas?.directory.find(id),
  });
  const parts = {
    ...started,
    log,
    answersAs: answersAs(),
    assertions: replicas && assertions(own, replicas.assertionKeys, now),
  };
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

  const proofs = parts.assertions;
  const internal = proofs && internalListener({ ...options, own, assertions: proofs, serve: serveForwarded(parts) });
  const ending = endingInOrder();
  ending.add(() => refusals.close());
  if (internal) {
    traffic.count(internal);
    ending.add(() => internal.close());
  }
  ending.add(() => app.close());
  ending.add(() => started.close());
  try {
    if (replicas && internal) {
      const heart = await joinReplicas(own, replicas, internal, onStoreFailed);
      ending.add(() => heart.stop());
    }
    // Fastify writes into the options of `listen`, and a configuration is frozen.
    const address = await app.listen({ ...options.listen });
    return { address, sessions: () => started.size(), unready, drain, close: ending.close };
  } catch (error) {
    await ending.close();
    throw error;
  }
}
