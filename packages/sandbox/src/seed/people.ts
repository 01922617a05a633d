import { dayMs } from '../day.js';
import type { People } from '../people.js';
import { organizationAdmin, organizationMember, teamMember, teamMonitoring } from '../roles.js';
import type { Role } from '../roles.js';
import { addPerson } from '../state/places.js';
import type { State } from '../state/state.js';
import type { SeededOrganization } from './organizations.js';

/** The colleagues of the first organization's owner. */
export function addColleagues(
  state: State,
  { organization, owner }: SeededOrganization,
  outsider: number,
  [teamId, otherTeamId]: readonly [number, number],
): People {
  const join = (name: string, role: Role) => addUser(state, organization.id, name, role);
  const admin = join('Tomas Varga', organizationAdmin);
  const member = join('Lea Brandt', organizationMember);
  const monitoring = join('Pavel Ruzic', organizationMember);
  for (const team of [teamId, otherTeamId]) joinTeam(state, team, member, teamMember);
  joinTeam(state, teamId, monitoring, teamMonitoring);
  for (const user of [owner.id, member]) addLetters(state, user);
  return { owner: owner.id, admin, member, monitoring, outsider };
}

function addUser(state: State, organizationId: number, name: string, role: Role): number {
  const email = `${name.toLowerCase().replace(' ', '.')}@nordwind.example`;
  const { id: userId } = addPerson(state, { name, email });
  state.organizationMembers.add({ organizationId, userId, usersRoleId: role.id });
  return userId;
}

const joinTeam = (state: State, teamId: number, userId: number, { id: usersRoleId }: Role) =>
  state.teamMembers.add({ teamId, userId, usersRoleId });

/** What the zone has written to a person: the last letter is not read yet. */
function addLetters(state: State, userId: number): void {
  for (const [at, { subject, body, type }] of letters.entries()) {
    const created = new Date(state.now() - (letters.length - at) * dayMs).toISOString();
    const id = `90071992547409${state.nextId()}`;
    state.notifications.add({ id, userId, subject, body, type, created, isRead: at < letters.length - 1 });
  }
}

const letters = [
  { subject: 'Welcome to Nordwind Trading', body: 'You have been added to the organization.', type: 'info' },
  { subject: 'A scenario was stopped', body: "'Charge invoice' ended with errors.", type: 'error' },
];
