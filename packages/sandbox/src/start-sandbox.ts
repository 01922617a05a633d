import type { AddressInfo } from 'node:net';
import { createCertificate } from './http/certificate.js';
import { createApiServer } from './http/server.js';
import { inWords } from './in-words.js';
import { addClient } from './oauth/clients.js';
import { startOAuthServer } from './oauth/oauth-server.js';
import type { OAuthServer } from './oauth/oauth-server.js';
import { oauthSettingsOf } from './oauth/oauth-settings.js';
import { requireUsable } from './option-ranges.js';
import { routes } from './routes.js';
import type { Sandbox, SandboxOptions, TokenSketch } from './sandbox.js';
import { issueToken } from './token-sketch.js';
import { createZone } from './zone.js';
import type { Zone } from './zone.js';

const host = '127.0.0.1';

/**
 * Starts a Make zone of its own on loopback. Rejects when the port is taken, and with a `TypeError` or a `RangeError` for an
 * option that will not do.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  requireUsable(options);
  const certificate = options.tls ? await createCertificate() : undefined;
  let url = '';
  const zone = createZone(options, () => url);
  const app = createApiServer({ ...zone, routes, certificate, url: () => url, owner: zone.seeded.people.owner });
  const oauth = await startOAuthServer({ state: zone.state, certificate, ...oauthSettingsOf(options) }).catch(
    (error) => {
      zone.close();
      throw error;
    },
  );
  try {
    await app.listen({ host, port: options.port ?? 0 });
  } catch (error) {
    zone.close();
    await oauth.close();
    throw error;
  }
  const address = `${host}:${portOf(app.server.address())}`;
  url = `${certificate ? 'https' : 'http'}://${address}`;
  return {
    url,
    zone: address,
    ...placesOf(zone, oauth),
    ...(certificate && { certificate: certificate.cert }),
    ...controlsOf(zone),
    close: async () => {
      zone.close();
      await Promise.all([app.close(), oauth.close()]);
    },
  };
}

type Places = Exclude<keyof Sandbox, keyof Controls | 'url' | 'zone' | 'certificate' | 'close'>;

function placesOf({ seeded }: Zone, oauth: OAuthServer): Pick<Sandbox, Places> {
  return {
    apiToken: seeded.apiToken.secret,
    readOnlyToken: seeded.readOnlyToken.secret,
    oauthUrl: oauth.url,
    oauthClient: seeded.oauthClient,
    publicOAuthClient: seeded.publicOAuthClient,
    organizationId: seeded.organizationId,
    teamId: seeded.teamId,
    otherTeamId: seeded.otherTeamId,
    otherOrganizationId: seeded.otherOrganizationId,
    people: seeded.people,
  };
}

type Controls = ReturnType<typeof controlsOf>;

function controlsOf({ seeded, state, journal, faults, clock, kept, quota }: Zone) {
  return {
    createToken: (sketch: TokenSketch) => issueToken(state, seeded.people.owner, sketch).secret,
    addOAuthClient: (sketch) => inWords(() => addClient(state, sketch)),
    requests: () => journal.entries(),
    clearRequests: () => journal.clear(),
    advance: (ms) => clock.advance(ms),
    exportState: () => kept.lines(),
    importState: (lines) => {
      const reader = kept.reader();
      for (const line of lines) reader.take(line);
      kept.replace(reader.state());
    },
    reset: () => kept.reset(),
    addFault: (fault) => inWords(() => faults.add(fault)),
    faults: () => faults.list(),
    clearFaults: () => faults.clear(),
    quota: () => quota.report(),
    changeQuota: (change) => inWords(() => quota.change(change)),
    clearQuota: () => quota.clear(),
  } satisfies Partial<Sandbox>;
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
