import type { AddressInfo } from 'node:net';
import { createCertificate } from './http/certificate.js';
import { createFaults } from './http/faults.js';
import { createJournal } from './http/journal.js';
import { licensedLimits } from './http/quota-limits.js';
import { createQuota } from './http/quota.js';
import { planLimits } from './http/quota-settings.js';
import { createApiServer } from './http/server.js';
import { createMovableClock } from './movable-clock.js';
import { requireUsable } from './option-ranges.js';
import { addClient } from './oauth/clients.js';
import { startOAuthServer } from './oauth/oauth-server.js';
import { oauthSettingsOf } from './oauth/oauth-settings.js';
import { routes } from './routes.js';
import { startActivity } from './runs/activity.js';
import type { Sandbox, SandboxOptions, TokenSketch } from './sandbox.js';
import { addToken, seedZone } from './seed/seed.js';
import type { State } from './state/state.js';
import { zoneState } from './zone-state.js';

const host = '127.0.0.1';

/**
 * Starts a Make zone of its own on loopback. Rejects when the port is taken, and with a `TypeError` or a `RangeError` for an
 * option that will not do.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  requireUsable(options);
  const { port = 0, seed = 1, responsiveWaitMs = 40_000, runDurationMs = 1_500, onDemandScenarios, plan } = options;
  const { apiLimit = plan && planLimits[plan], quotaWindow = 'first-hit', quotaWindowMs = 60_000 } = options;
  const clock = createMovableClock(options.clock);
  const faults = createFaults(() => clock.now());
  for (const fault of options.faults ?? []) faults.add(fault);
  const seedNow = () =>
    seedZone({
      seed,
      now: () => clock.now() + faults.skewMs(),
      apiLimit: apiLimit ?? planLimits.teams,
      onDemandScenarios,
      license: options.license,
      oauthClients: options.oauthClients,
    });
  const seeded = seedNow();
  const { state, organizationId, otherOrganizationId, teamId, otherTeamId, people } = seeded;
  const { oauthClient, publicOAuthClient } = seeded;
  const certificate = options.tls ? await createCertificate() : undefined;
  let url = '';
  const activity = startActivity({ state, clock, runDurationMs, responsiveWaitMs, zoneUrl: () => url });
  const journal = createJournal();
  const quota = createQuota({
    window: quotaWindow,
    windowMs: quotaWindowMs,
    enforced: apiLimit !== undefined,
    limits: licensedLimits(state),
    now: () => clock.now(),
  });
  const kept = zoneState({ state, seeded: () => seedNow().state, replaced: () => activity.resume() });
  const reset = () => {
    kept.reset();
    faults.clear();
    for (const fault of options.faults ?? []) faults.add(fault);
    quota.reset();
    journal.clear();
  };
  const app = createApiServer({
    routes,
    state,
    activity,
    journal,
    faults,
    quota,
    clock,
    kept: { ...kept, reset },
    certificate,
    url: () => url,
  });
  const oauth = await startOAuthServer({ state, certificate, ...oauthSettingsOf(options) });
  try {
    await app.listen({ host, port });
  } catch (error) {
    activity.close();
    clock.close();
    await oauth.close();
    throw error;
  }
  const zone = `${host}:${portOf(app.server.address())}`;
  url = `${certificate ? 'https' : 'http'}://${zone}`;
  return {
    url,
    zone,
    apiToken: seeded.apiToken.secret,
    readOnlyToken: seeded.readOnlyToken.secret,
    oauthUrl: oauth.url,
    oauthClient,
    publicOAuthClient,
    organizationId,
    teamId,
    otherTeamId,
    otherOrganizationId,
    people,
    ...(certificate && { certificate: certificate.cert }),
    createToken: (sketch) => issueToken(state, people.owner, sketch),
    addOAuthClient: (sketch) => addClient(state, sketch),
    requests: () => journal.entries(),
    clearRequests: () => journal.clear(),
    addFault: (fault) => faults.add(fault),
    advance: (ms) => clock.advance(ms),
    exportState: () => kept.lines(),
    importState: (lines) => {
      const reader = kept.reader();
      for (const line of lines) reader.take(line);
      kept.replace(reader.state());
    },
    reset,
    faults: () => faults.list(),
    clearFaults: () => faults.clear(),
    quota: () => quota.report(),
    changeQuota: (change) => quota.change(change),
    clearQuota: () => quota.clear(),
    close: async () => {
      activity.close();
      clock.close();
      await Promise.all([app.close(), oauth.close()]);
    },
  };
}

function issueToken(state: State, owner: number, { scopes, teams, user = owner }: TokenSketch): string {
  if (!state.users.has(user)) throw new RangeError(`There is no user ${user}.`);
  return addToken(state, { label: 'Made in process', userId: user, scopes, ...(teams && { teams }) }).secret;
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
