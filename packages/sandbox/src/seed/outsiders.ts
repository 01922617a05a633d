import { addTeam } from '../state/places.js';
import type { State } from '../state/state.js';
import { addOrganization } from './organizations.js';
import type { SeededOrganization } from './organizations.js';
import { addScenario, module } from './scenario-row.js';

/** Another organization of the zone, so that somebody can prove that the first does not see it. */
export function addOutsiders(state: State, apiLimit: number): SeededOrganization {
  const seeded = addOrganization(state, {
    name: 'Alpenglow Studio',
    apiLimit,
    // A greater plan than the first organization has, whatever the zone is started with.
    license: { customFunctions: true, customProperties: true },
    owner: { name: 'Mara Lindt', email: 'mara.lindt@alpenglow.example' },
  });
  const { organization, owner } = seeded;
  const { id: teamId } = addTeam(state, { organizationId: organization.id, name: 'Studio', by: owner.id });
  addScenario(state, teamId, {
    name: 'Confirm a booking',
    description: 'Writes to the guest and blocks the room.',
    flow: [module(1, 'scenario-service:StartSubscenario'), module(2, 'scenario-service:ReturnData')],
    interface: {
      input: [{ name: 'guest', type: 'text', label: 'Guest', required: true }],
      output: [{ name: 'guest', type: 'text' }],
    },
  });
  return seeded;
}
