import { gains, holds, loses } from './expectations.js';
import { clientOf, ours, outsiderMail, secondTeam, theirs } from './seeded-people.js';
import type { WriteRow } from './write-row.js';

const ourOrganization = { endpoint: 'organizations.get', args: ours };
const theirOrganization = { endpoint: 'organizations.get', args: theirs };
const theirOrganizations = { endpoint: 'organizations.list', args: {} };
const theirVariables = { endpoint: 'organizations.variables', args: theirs };
const ourVariables = { endpoint: 'organizations.variables', args: ours };
const season = { name: 'season', typeId: 2, value: 'spring' };

/** What the owner of the other organization writes in it, and that it leaves ours alone. */
export const organizationWrites: readonly WriteRow[] = [
  {
    write: 'organizations.create',
    as: 'outsider',
    args: { name: 'Second studio', regionId: 1, countryId: 2, timezoneId: 2 },
    read: theirOrganizations,
    changes: gains('organizations', { name: 'Second studio', teams: [] }),
    untouched: { endpoint: 'organizations.list', args: {} },
  },
  {
    write: 'organizations.update',
    as: 'outsider',
    args: (open) => ({ ...theirs(open), name: 'Afterglow', countryId: 3 }),
    read: theirOrganization,
    changes: holds({ organization: { name: 'Afterglow', countryId: 3 } }),
    untouched: ourOrganization,
  },
  {
    write: 'organizations.delete',
    as: 'outsider',
    args: (open) => ({ ...theirs(open), confirmed: true }),
    read: theirOrganizations,
    changes: loses('organizations', 'Alpenglow Studio'),
    untouched: ourOrganization,
  },
  {
    write: 'organizations.invite',
    as: 'outsider',
    args: (open) => ({ ...theirs(open), email: 'new@alpenglow.example', name: 'New' }),
    read: { endpoint: 'organizations.members', args: theirs },
    changes: gains('userOrganizationRoles', {
      userId: null,
      usersRoleId: 13,
      invitation: expect.objectContaining({ email: 'new@alpenglow.example' }),
    }),
    untouched: { endpoint: 'organizations.members', args: ours },
  },
  {
    write: 'organizations.acceptInvitation',
    as: 'outsider',
    prepare: async (open) => {
      await open.make.organizations.invite({ ...ours(open), email: outsiderMail, name: 'Mara' });
      const [letter] = (await clientOf(open, 'outsider').users.invitations()).organizationInvitations;
      return { hash: letter?.hash };
    },
    args: (_, { hash }) => ({ hash }),
    read: theirOrganizations,
    changes: gains('organizations', { name: 'Nordwind Trading' }),
    untouched: { endpoint: 'teams.members', args: secondTeam },
  },
  {
    write: 'organizations.transferOwnership',
    args: (open) => ({ ...ours(open), userId: open.zone.people.admin }),
    read: { endpoint: 'organizations.members', args: ours },
    changes: holds({ userOrganizationRoles: [{ usersRoleId: 12 }, { usersRoleId: 11 }, {}, {}] }),
    untouched: { endpoint: 'teams.get', args: secondTeam },
  },
  {
    write: 'organizations.createVariable',
    as: 'outsider',
    args: (open) => ({ ...theirs(open), ...season }),
    read: theirVariables,
    changes: gains('organizationVariables', season),
    untouched: ourVariables,
  },
  {
    write: 'organizations.updateVariable',
    as: 'outsider',
    prepare: (open) => clientOf(open, 'outsider').organizations.createVariable({ ...theirs(open), ...season }),
    args: (open) => ({ ...theirs(open), variableName: 'season', value: 'summer' }),
    read: theirVariables,
    changes: holds({ organizationVariables: [{ name: 'season', value: 'summer' }] }),
    untouched: ourVariables,
  },
  {
    write: 'organizations.deleteVariable',
    as: 'outsider',
    prepare: (open) => clientOf(open, 'outsider').organizations.createVariable({ ...theirs(open), ...season }),
    args: (open) => ({ ...theirs(open), variableName: 'season', confirmed: true }),
    read: theirVariables,
    changes: loses('organizationVariables', 'season'),
    untouched: ourVariables,
  },
  {
    write: 'organizations.setFeatureControls',
    as: 'outsider',
    args: (open) => ({ ...theirs(open), controls: { aiAgents: false } }),
    read: { endpoint: 'organizations.featureControls', args: theirs },
    changes: (_, after) =>
      expect(after).toMatchObject({
        featureControls: expect.arrayContaining([
          { name: 'aiAgents', enabled: false },
          { name: 'aiToolkit', enabled: true },
        ]),
      }),
    untouched: { endpoint: 'organizations.featureControls', args: ours },
  },
];
