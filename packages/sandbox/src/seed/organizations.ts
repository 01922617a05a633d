import { dayMs } from '../day.js';
import type { License } from '../sandbox.js';
import type { OrganizationRow, UserRow } from '../state/people-rows.js';
import { addOrganizationRow, addPerson, makeOwner } from '../state/places.js';
import type { State } from '../state/state.js';

/** What an organization begins with. */
export interface OrganizationSketch {
  readonly name: string;
  readonly apiLimit: number;
  /** Over the license of a Teams plan. */
  readonly license?: License | undefined;
  readonly owner: { readonly name: string; readonly email: string };
  readonly variables?: readonly { readonly name: string; readonly typeId: number; readonly value: unknown }[];
}

export interface SeededOrganization {
  readonly organization: OrganizationRow;
  readonly owner: UserRow;
}

/** An organization and its owner, without teams. */
export function addOrganization(state: State, sketch: OrganizationSketch): SeededOrganization {
  const organization = addOrganizationRow(state, {
    name: sketch.name,
    createdAt: new Date(state.now() - 400 * dayMs).toISOString(),
    countryId: 2,
    timezoneId: 2,
    apiLimit: sketch.apiLimit,
    license: sketch.license,
  });
  const { id: organizationId } = organization;
  for (const variable of sketch.variables ?? []) {
    state.organizationVariables.add({ organizationId, ...variable, isSystem: false, history: [] });
  }
  const owner = addPerson(state, sketch.owner);
  makeOwner(state, organizationId, owner.id);
  return { organization, owner };
}
