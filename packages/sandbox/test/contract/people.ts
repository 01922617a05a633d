import { publicClient } from '../oauth/oauth-client.js';
import { gains, holds, loses } from './expectations.js';
import { clientOf, firstTeam, ours, secondTeam } from './seeded-people.js';
import type { WriteRow } from './write-row.js';

const me = { endpoint: 'users.me', args: {} };
const tokens = { endpoint: 'users.apiTokens', args: {} };
const roles = { endpoint: 'userRoles.list', args: ours };
const lookOn = { name: 'Look on', category: 'team' } as const;

/** What each write of users and their roles changes, and what it leaves alone. */
export const peopleWrites: readonly WriteRow[] = [
  {
    write: 'users.update',
    as: 'member',
    args: ({ zone }) => ({ userId: zone.people.member, name: 'Lea Brandt-Ruzic', timezoneId: 4 }),
    read: me,
    changes: holds({ authUser: { name: 'Lea Brandt-Ruzic', timezone: 'Asia/Tokyo' } }),
    untouched: me,
  },
  {
    write: 'users.deleteMe',
    as: 'member',
    readAs: 'owner',
    args: {},
    read: { endpoint: 'users.list', args: ours },
    changes: loses('users', 'Lea Brandt'),
    untouched: { endpoint: 'scenarios.list', args: secondTeam },
  },
  {
    write: 'users.createApiToken',
    as: 'member',
    args: { label: 'For reports', scope: ['scenarios:read'] },
    read: tokens,
    changes: gains('apiTokens', { label: 'For reports', scope: ['scenarios:read'] }),
    untouched: tokens,
  },
  {
    write: 'users.deleteApiToken',
    as: 'member',
    prepare: async (open) => {
      const sketch = { label: 'For reports', scope: ['scenarios:read'] };
      const { apiToken } = await clientOf(open, 'member').users.createApiToken(sketch);
      return { timestamp: apiToken.created };
    },
    args: (_, { timestamp }) => ({ timestamp }),
    read: tokens,
    changes: (before, after) => {
      expect(before).toMatchObject({ apiTokens: expect.arrayContaining([expect.objectContaining(forReports)]) });
      expect(after).not.toMatchObject({ apiTokens: expect.arrayContaining([expect.objectContaining(forReports)]) });
    },
    untouched: tokens,
  },
  {
    write: 'users.deleteOauthConnection',
    prepare: async ({ zone }) => {
      await (await publicClient(zone)).logIn('user:read');
      return { clientId: zone.publicOAuthClient.clientId };
    },
    args: (_, { clientId }) => ({ clientId }),
    read: { endpoint: 'users.oauthConnections', args: {} },
    changes: (_, after) => expect(after).toEqual({ connections: [] }),
    untouched: tokens,
  },
  {
    write: 'userRoles.createCustom',
    args: (open) => ({ ...ours(open), ...lookOn }),
    read: roles,
    changes: gains('usersRoles', { name: 'Look on', category: 'team', managementType: 'custom_managed' }),
    untouched: { endpoint: 'userRoles.list', args: { category: 'organization' } },
  },
  {
    write: 'userRoles.updateCustom',
    prepare: async (open) => (await open.make.userRoles.createCustom({ ...ours(open), ...lookOn })).role,
    args: (open, { id }) => ({ ...ours(open), roleId: id, name: 'Look closer', description: 'Reads keys.' }),
    read: roles,
    changes: (_, after) =>
      expect(after).toMatchObject({
        usersRoles: expect.arrayContaining([
          expect.objectContaining({ name: 'Look closer', description: 'Reads keys.' }),
        ]),
      }),
    untouched: { endpoint: 'userRoles.get', args: { roleId: 1 } },
  },
  {
    write: 'userRoles.deleteCustom',
    prepare: async (open) => (await open.make.userRoles.createCustom({ ...ours(open), ...lookOn })).role,
    args: (open, { id }) => ({ ...ours(open), roleId: id }),
    read: roles,
    changes: loses('usersRoles', 'Look on'),
    untouched: { endpoint: 'userRoles.get', args: { roleId: 1 } },
  },
  {
    write: 'userRoles.setTeamRole',
    args: (open) => ({ ...firstTeam(open), userId: open.zone.people.monitoring, usersRoleId: 2 }),
    read: {
      endpoint: 'teams.getMember',
      args: (open) => ({ ...firstTeam(open), userId: open.zone.people.monitoring }),
    },
    changes: holds({ userTeamRole: { usersRoleId: 2 } }),
    untouched: { endpoint: 'teams.members', args: secondTeam },
  },
  {
    write: 'userRoles.setOrganizationRole',
    args: (open) => ({ ...ours(open), userId: open.zone.people.monitoring, usersRoleId: 14 }),
    read: {
      endpoint: 'organizations.getMember',
      args: (open) => ({ ...ours(open), userId: open.zone.people.monitoring }),
    },
    changes: holds({ userOrganizationRole: { usersRoleId: 14 } }),
    untouched: { endpoint: 'teams.members', args: firstTeam },
  },
];

const forReports = { label: 'For reports' };
