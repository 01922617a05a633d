import type { users } from '@makegate/client/endpoints/users';
import { coversToken } from '../access.js';
import type { Handlers } from '../call.js';
import type { TokenRow } from '../state/rows.js';

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
  apiTokens: (call) => {
    const rows = [...call.state.tokens.values()].filter((row) => coversToken(call, row));
    return { apiTokens: rows.map(tokenColumns) };
  },
  oauthConnections: () => ({ connections: [] }),
};

/** What a token opens with is shown only when it is made. */
const tokenColumns = ({ secret, label, scopes, created }: TokenRow) => ({
  token: `${secret.slice(0, 4)}****`,
  label,
  scope: [...scopes],
  created,
});
