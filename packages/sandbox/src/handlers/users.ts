import type { users } from '@makegate/client/endpoints/users';
import type { Handlers } from '../call.js';

export const usersHandlers: Handlers<typeof users> = {
  me: ({ state }) => ({
    authUser: {
      ...state.user,
      language: 'en',
      timezoneId: 2,
      localeId: 1,
      countryId: 2,
      features: {},
      avatar: '',
      timezone: 'Europe/Prague',
      locale: 'en',
    },
  }),
  currentAuthorization: ({ token }) => ({ authorization: { scope: [...token.scopes], authUsed: 'token' } }),
  apiTokens: ({ state }) => ({
    apiTokens: [...state.tokens.values()].map(({ secret, label, scopes, created }) => ({
      token: `${secret.slice(0, 4)}****`,
      label,
      scope: [...scopes],
      created,
    })),
  }),
  oauthConnections: () => ({ connections: [] }),
};
