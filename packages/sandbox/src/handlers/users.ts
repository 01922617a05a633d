import type { users } from '@makegate/client/endpoints/users';
import { coversToken } from '../access.js';
import type { Handlers } from '../call.js';
import { notFound, unknownCredential } from '../http/refusal.js';
import { endOAuthConnection, oauthConnectionsOf } from '../oauth/connections.js';
import type { TokenRow, UserRow } from '../state/people-rows.js';
import type { State } from '../state/state.js';

export const usersHandlers: Handlers<typeof users> = {
  me: ({ state, token }) => ({
    authUser: {
      ...userOf(state, token),
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
  currentAuthorization: ({ token }) => ({
    authorization: { scope: [...token.scopes], authUsed: token.authUsed ?? 'token' },
  }),
  apiTokens: (call) => {
    const rows = call.state.tokens.of('userId', call.token.userId).filter((row) => coversToken(call, row));
    return { apiTokens: rows.map(tokenColumns) };
  },
  oauthConnections: ({ state, token }) => ({ connections: oauthConnectionsOf(state, token.userId) }),
  deleteOauthConnection: ({ state, token, args: { clientId } }) => {
    if (!endOAuthConnection(state, token.userId, clientId)) throw notFound('OAuth connection', clientId);
    return { ok: true };
  },
};

/** A token goes with its person, so that there is always one. */
function userOf(state: State, { userId }: TokenRow): UserRow {
  const user = state.users.get(userId);
  if (!user) throw unknownCredential();
  return user;
}

/** What a token opens with is shown only when it is made. */
const tokenColumns = ({ secret, label, scopes, created }: TokenRow) => ({
  token: `${secret.slice(0, 4)}****`,
  label,
  scope: [...scopes],
  created,
});
