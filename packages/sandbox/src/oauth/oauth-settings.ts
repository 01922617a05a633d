import type { SandboxOptions } from '../sandbox.js';

/**
 * What a refresh does to the refresh token, which Make has not published. `static`: it stays. `rotating`: a new one comes,
 * and the old one is unknown from then on. `strict`: the same, but using the old one again ends every token of its grant.
 */
export type RefreshBehaviour = 'static' | 'rotating' | 'strict';

export const refreshBehaviours: readonly RefreshBehaviour[] = ['static', 'rotating', 'strict'];

/** How the OAuth server gives out tokens. */
export interface OAuthSettings {
  readonly accessTokenSeconds: number;
  readonly authorizationCodeSeconds: number;
  readonly refreshTokenSeconds: number;
  readonly refresh: RefreshBehaviour;
}

const halfYearSeconds = 182 * 86_400;

/** What the options say of the OAuth server, with Make's values where they say nothing. */
export const oauthSettingsOf = (options: SandboxOptions): { port: number; settings: OAuthSettings } => ({
  port: options.oauthPort ?? 0,
  settings: {
    accessTokenSeconds: options.accessTokenSeconds ?? 300,
    authorizationCodeSeconds: options.authorizationCodeSeconds ?? 300,
    refreshTokenSeconds: options.refreshTokenSeconds ?? halfYearSeconds,
    refresh: options.refreshTokens ?? 'rotating',
  },
});
