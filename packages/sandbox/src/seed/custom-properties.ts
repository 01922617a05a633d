import { dayMs } from '../day.js';
import type { CustomPropertyItemRow } from '../state/custom-property-rows.js';
import type { ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';

/** The properties of an organization's scenarios, filled in for these. */
export function addCustomProperties(
  state: State,
  organizationId: number,
  filledIn: readonly (ScenarioRow | undefined)[],
): void {
  const created = new Date(state.now() - 90 * dayMs).toISOString();
  const { id: structureId } = state.customPropertyStructures.add({ id: state.nextId(), organizationId, created });
  for (const item of items) state.customPropertyItems.add({ ...item, id: state.nextId(), structureId });
  for (const scenario of filledIn) {
    if (!scenario) continue;
    state.scenarioProperties.add({
      scenarioId: scenario.id,
      values: { costCentre: 'Sales', keeper: 'Lea Brandt', critical: true },
    });
  }
}

const items: readonly Omit<CustomPropertyItemRow, 'id' | 'structureId'>[] = [
  {
    name: 'costCentre',
    label: 'Cost centre',
    description: 'Who pays for it.',
    type: 'dropdown',
    options: [{ value: 'Sales' }, { value: 'Warehouse' }],
    required: true,
  },
  { name: 'keeper', label: 'Kept by', description: '', type: 'shortText', options: null, required: false },
  { name: 'critical', label: 'Critical', description: '', type: 'boolean', options: null, required: false },
];
