import type { users } from '@makegate/client/endpoints/users';
import type { Handlers } from '../call.js';
import { locales, timezones } from '../countries-and-timezones.js';
import { forbidden, impossible, notFound } from '../http/refusal.js';
import { acquaintance, owns, removeFromOrganization } from '../memberships.js';
import { endOAuthConnection, oauthConnectionsOf } from '../oauth/connections.js';
import type { UserRow } from '../state/people-rows.js';
import { apiTokens, createApiToken, deleteApiToken } from './api-tokens.js';
import { invitations } from './invitations.js';
import { requireListed } from './listed-ids.js';
import { listUsers, userColumns } from './user-list.js';

export const usersHandlers: Handlers<typeof users> = {
  list: listUsers,
  update: (call) => {
    const row = acquaintance(call, call.args.userId);
    if (row.id !== call.token.userId) throw forbidden('Access denied. Everybody changes their own profile.');
    const { name = row.name, language = row.language } = call.args;
    const { timezoneId = row.timezoneId, localeId = row.localeId, countryId = row.countryId } = call.args;
    requireListed({ timezoneId, localeId, countryId });
    const to = { name, language, timezoneId, localeId, countryId };
    return { user: userColumns(call.state.users.change(row, to)) };
  },
  deleteMe: ({ state, token: { userId } }) => {
    const memberships = [...state.organizationMembers.of('userId', userId)];
    if (memberships.some(({ organizationId }) => owns(state, organizationId, userId))) {
      throw impossible('You own an organization. Transfer or delete it first.');
    }
    for (const { organizationId } of memberships) removeFromOrganization(state, organizationId, userId);
    state.users.delete(userId);
    return { ok: true };
  },
  me: (call) => ({ authUser: ownColumns(acquaintance(call, call.token.userId)) }),
  currentAuthorization: ({ token }) => ({
    authorization: { scope: [...token.scopes], authUsed: token.authUsed ?? 'token' },
  }),
  apiTokens,
  createApiToken,
  deleteApiToken,
  invitations,
  oauthConnections: ({ state, token }) => ({ connections: oauthConnectionsOf(state, token.userId) }),
  deleteOauthConnection: ({ state, token, args: { clientId } }) => {
    if (!endOAuthConnection(state, token.userId, clientId)) throw notFound('OAuth connection', clientId);
    return { ok: true };
  },
};

/** The own profile has the names beside the ids. */
const ownColumns = (row: UserRow) => ({
  ...userColumns(row),
  timezone: timezones.find(({ id }) => id === row.timezoneId)?.name,
  locale: locales.find(({ id }) => id === row.localeId)?.name,
});
