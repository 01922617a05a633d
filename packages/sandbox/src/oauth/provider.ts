import { randomBytes } from 'node:crypto';
import { Provider, errors } from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import { clientAdapter } from './client-adapter.js';
import { dialect, grantableScopes } from './dialect.js';
import { grantAdapter } from './grant-adapter.js';
import { discoveryAsMake } from './make-discovery.js';
import type { OAuthSettings } from './oauth-settings.js';
import { oauthPaths } from './paths.js';
import { personOf } from './people.js';
import { recordAdapter } from './record-adapter.js';
import type { OAuthState } from './records.js';
import { scopesIn, spacedScopes } from './scope-text.js';
import { createSigningKey } from './signing-key.js';

export interface ProviderOptions {
  readonly state: OAuthState;
  /** Without a path: `http://127.0.0.1:PORT`. */
  readonly issuer: string;
  readonly settings: OAuthSettings;
}

const hour = 3_600;

/** Make's authorization server, on a library that is certified for OpenID Connect. */
export async function createProvider({ state, issuer, settings }: ProviderOptions): Promise<Provider> {
  const { refresh } = settings;
  const provider = new Provider(issuer, {
    ...dialect,
    adapter: (model) => {
      if (model === 'Client') return clientAdapter(state);
      return model === 'Grant' ? grantAdapter(state) : recordAdapter(state, model, refresh);
    },
    jwks: { keys: [await createSigningKey()] },
    cookies: cookiesAt(issuer),
    // The library checks extra parameters after client and redirect_uri, so that its answer goes to the client.
    extraParams: { scope: (_context, scope) => requireGrantableScope(scope) },
    rotateRefreshToken: () => refresh !== 'static',
    ttl: lifetimes(settings),
    findAccount: (_context, id) => {
      const person = personOf(state, id);
      return person && { accountId: id, claims: () => ({ sub: id, name: person.name, email: person.email }) };
    },
  });
  provider.use(async (context, next) => {
    const { path, query } = context;
    if (context.get('authorization') !== '' && secretPaths.includes(path)) return refuseBasic(context);
    if (path === oauthPaths.authorize && typeof query['scope'] === 'string') {
      context.query = { ...query, scope: spacedScopes(query['scope']) };
    }
    await next();
    if (path === oauthPaths.discovery) context.body = discoveryAsMake(context.body, issuer);
  });
  return provider;
}

/** Without it, people would log in and consent, only to be refused. */
function requireGrantableScope(scope: string | undefined): void {
  if (scopesIn(scope ?? '').some((wanted) => grantableScopes.includes(wanted))) return;
  throw new errors.InvalidScope('Ask for at least one scope that Make has.', scope ?? '');
}

/** Where a client proves who it is. Make takes its secret in the body only; the library would also take it in the header. */
const secretPaths: readonly string[] = [oauthPaths.token, oauthPaths.revoke];

function refuseBasic(context: { status: number; body: unknown }): void {
  context.status = 401;
  context.body = { error: 'invalid_client', error_description: 'The secret belongs into the body of the request.' };
}

const lifetimes = (settings: OAuthSettings): Configuration['ttl'] => ({
  AccessToken: settings.accessTokenSeconds,
  AuthorizationCode: settings.authorizationCodeSeconds,
  RefreshToken: settings.refreshTokenSeconds,
  IdToken: hour,
  Interaction: hour,
  Session: 14 * 24 * hour,
  // Ten years, for a grant lasts until somebody ends it.
  Grant: 87_600 * hour,
});

/** Cookies do not keep ports apart, so sandboxes side by side need names of their own. */
function cookiesAt(issuer: string): Configuration['cookies'] {
  const { port } = new URL(issuer);
  return {
    keys: [randomBytes(32).toString('base64url')],
    names: { session: `session_${port}`, interaction: `page_${port}`, resume: `resume_${port}` },
  };
}
