/** Where Make's OAuth server answers. */
export const oauthPaths = {
  authorize: '/oauth/v2/authorize',
  token: '/oauth/v2/token',
  jwks: '/oauth/v2/oidc/jwks',
  userinfo: '/oauth/v2/oidc/userinfo',
  revoke: '/oauth/v2/revoke',
  rename: '/oauth/v2/rename',
  discovery: '/.well-known/openid-configuration',
  /** Of ours: the login and consent pages, followed by an id. */
  pages: '/oauth/v2/pages/',
  logout: '/oauth/v2/logout',
} as const;
