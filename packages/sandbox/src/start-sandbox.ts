import type { AddressInfo } from 'node:net';
import { createCertificate } from './http/certificate.js';
import { createFaults } from './http/faults.js';
import { createJournal } from './http/journal.js';
import { createQuota } from './http/quota.js';
import { createApiServer } from './http/server.js';
import { requireUsable } from './option-ranges.js';
import { routes } from './routes.js';
import { createRuns } from './runs/runs.js';
import type { Sandbox, SandboxOptions } from './sandbox.js';
import { addToken, seedZone } from './seed/seed.js';

const host = '127.0.0.1';

/**
 * Starts a Make zone of its own on loopback. Rejects when the port is taken, and with a `TypeError` or a `RangeError` for an
 * option that will not do.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  requireUsable(options);
  const { port = 0, seed = 1, responsiveWaitMs = 40_000, runDurationMs = 1_500, apiLimit, onDemandScenarios } = options;
  const now = options.clock ?? Date.now;
  const { state, apiToken, readOnlyToken, teamId, otherTeamId } = seedZone({
    seed,
    now,
    apiLimit: apiLimit ?? 240,
    onDemandScenarios,
  });
  const certificate = options.tls ? await createCertificate() : undefined;
  let url = '';
  const runs = createRuns({ state, runDurationMs, responsiveWaitMs, zoneUrl: () => url });
  const journal = createJournal();
  const faults = createFaults();
  const quota = createQuota(apiLimit, now);
  const app = createApiServer({ routes, state, runs, journal, faults, quota, certificate, url: () => url });
  await app.listen({ host, port });
  const zone = `${host}:${portOf(app.server.address())}`;
  url = `${certificate ? 'https' : 'http'}://${zone}`;
  return {
    url,
    zone,
    apiToken: apiToken.secret,
    readOnlyToken: readOnlyToken.secret,
    organizationId: state.organization.id,
    teamId,
    otherTeamId,
    ...(certificate && { certificate: certificate.cert }),
    createToken: ({ scopes, teams }) => addToken(state, 'Made in process', scopes, teams).secret,
    requests: () => journal.entries(),
    clearRequests: () => journal.clear(),
    addFault: (fault) => faults.add(fault),
    close: async () => {
      runs.close();
      await app.close();
    },
  };
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
