import type { Configuration } from 'oidc-provider';
import { allScopes } from '../seed/scopes.js';
import { oauthPaths } from './paths.js';
import { errorPage, pageHeaders } from './pages.js';

/** The scopes that a client can get. Others that it asks for are left out of the grant. */
export const grantableScopes: readonly string[] = ['openid', ...allScopes];

/** How Make's OAuth server differs from what the library does by itself, as far as no setting or state is in it. */
export const dialect: Configuration = {
  routes: {
    authorization: oauthPaths.authorize,
    token: oauthPaths.token,
    jwks: oauthPaths.jwks,
    userinfo: oauthPaths.userinfo,
    revocation: oauthPaths.revoke,
    end_session: oauthPaths.logout,
  },
  responseTypes: ['code'],
  clientAuthMethods: ['client_secret_post', 'none'],
  enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
  pkce: { required: () => true },
  scopes: grantableScopes,
  claims: { openid: ['sub', 'name', 'email'] },
  // By default a refresh token would need a scope that Make does not have, and end with the browser's session.
  issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
  expiresWithSession: () => false,
  revokeGrantPolicy: () => true,
  clientBasedCORS: () => false,
  features: {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    resourceIndicators: { enabled: false },
    revocation: { enabled: true, allowedPolicy: (_context, client, token) => token.clientId === client.clientId },
    rpInitiatedLogout: { enabled: false },
  },
  interactions: { url: (_context, interaction) => oauthPaths.pages + interaction.uid },
  renderError: (context, out) => {
    context.type = 'html';
    context.set(pageHeaders);
    context.body = errorPage(out.error_description ?? out.error);
  },
};
