import { clientOf, ours, outsiderMail } from '../../test/contract/seeded-people.js';
import { openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const letter = () => ({ ...ours(open), email: outsiderMail, name: 'Mara', teamsId: [open.zone.otherTeamId] });

test('somebody who is invited sees nothing until they accept, and then what the letter says', async () => {
  const { make, zone } = open;
  const outsider = clientOf(open, 'outsider');
  const { invitation } = await make.organizations.invite(letter());
  expect(invitation).not.toHaveProperty('hash');
  await expect(outsider.organizations.get(ours(open))).rejects.toMatchObject({ status: 404 });
  const [mine] = (await outsider.users.invitations()).organizationInvitations;
  expect(mine).toMatchObject({ organizationName: 'Nordwind Trading', usersRoleId: 13 });
  await outsider.organizations.acceptInvitation({ hash: mine?.hash ?? '' });
  await expect(outsider.scenarios.list({ teamId: zone.otherTeamId })).resolves.toBeDefined();
  await expect(outsider.scenarios.list({ teamId: zone.teamId })).rejects.toMatchObject({ status: 404 });
  expect((await outsider.users.invitations()).organizationInvitations).toEqual([]);
});

test('an invitation is for the person it was written to, and works once', async () => {
  const outsider = clientOf(open, 'outsider');
  await open.make.organizations.invite(letter());
  const [mine] = (await outsider.users.invitations()).organizationInvitations;
  const hash = mine?.hash ?? '';
  expect((await open.make.users.invitations()).organizationInvitations).toEqual([]);
  await expect(open.make.organizations.acceptInvitation({ hash })).rejects.toMatchObject({ status: 404 });
  await outsider.organizations.acceptInvitation({ hash });
  await expect(outsider.organizations.acceptInvitation({ hash })).rejects.toMatchObject({ status: 404 });
});

test('members and people who are invited already are not invited again', async () => {
  await open.make.organizations.invite(letter());
  const refusal = { status: 400, suberrors: [{ name: 'email' }] };
  await expect(
    open.make.organizations.invite({ ...letter(), email: outsiderMail.toUpperCase() }),
  ).rejects.toMatchObject(refusal);
  const colleague = { ...letter(), email: 'lea.brandt@nordwind.example' };
  await expect(open.make.organizations.invite(colleague)).rejects.toMatchObject(refusal);
});

test('members do not invite, nobody invites an owner, and nobody into the team of another organization', async () => {
  await expect(clientOf(open, 'member').organizations.invite(letter())).rejects.toMatchObject({ makeCode: 'SC403' });
  await expect(open.make.organizations.invite({ ...letter(), usersRoleId: 11 })).rejects.toMatchObject({
    status: 400,
    suberrors: [{ name: 'usersRoleId' }],
  });
  const { otherOrganizationId: organizationId } = open.zone;
  const [studio] = (await clientOf(open, 'outsider').teams.list({ organizationId })).teams;
  await expect(open.make.organizations.invite({ ...letter(), teamsId: [studio?.id ?? 0] })).rejects.toMatchObject({
    status: 404,
  });
});
