import { Refusal } from '../http/refusal.js';
import { isLicensed } from '../license.js';
import { organizationIdOf } from '../state/places.js';
import type { CustomPropertyItemRow } from '../state/custom-property-rows.js';
import type { OrganizationRow } from '../state/people-rows.js';
import type { State } from '../state/state.js';

/** Make has a code of its own for this feature. */
export function requireCustomProperties(organization: Pick<OrganizationRow, 'license'>): void {
  if (isLicensed(organization, 'customProperties')) return;
  const detail = 'Custom properties are not enabled for the organization.';
  throw new Refusal(402, { detail, message: 'Payment Required', code: 'IM027' });
}

/** The items that scenarios of the team may fill in. Throws when the organization's plan has none. */
export function itemsForTeam(state: State, teamId: number): CustomPropertyItemRow[] {
  const organization = state.organizations.get(organizationIdOf(state, teamId));
  if (organization) requireCustomProperties(organization);
  return itemsOf(state, organization?.id ?? 0);
}

const itemsOf = (state: State, organizationId: number): CustomPropertyItemRow[] =>
  [...state.customPropertyStructures.of('organizationId', organizationId)].flatMap(({ id }) => [
    ...state.customPropertyItems.of('structureId', id),
  ]);
