import type { Field } from '../state/rows.js';
import type { State } from '../state/state.js';
import { addScenario, module } from './scenario-row.js';

/**
 * Leaves the team with exactly `count` on-demand scenarios, all active: the seeded ones first, then as many made up as it
 * takes. The others are removed, not switched off, because some clients offer inactive ones too.
 */
export function setOnDemandCount(state: State, teamId: number, count: number): void {
  const rows = [...state.scenarios.of('teamId', teamId)];
  const onDemand = rows.filter(({ scheduling }) => scheduling.type === 'on-demand');
  const kept = onDemand.filter(({ isActive }) => isActive).slice(0, count);
  for (const row of onDemand) if (!kept.includes(row)) state.scenarios.delete(row.id);
  for (let place = kept.length + 1; place <= count; place += 1) addNumbered(state, teamId, place);
}

function addNumbered(state: State, teamId: number, place: number): void {
  addScenario(state, teamId, {
    name: `Check item group ${place}`,
    description: `Looks up an item of group ${place}.`,
    flow: [
      module(1, 'util:SetVariables', { mapper: { variables: [{ name: 'group', value: place }] } }),
      module(2, 'scenario-service:ReturnData'),
    ],
    interface: { input: fields, output: fields },
  });
}

const fields: readonly Field[] = [
  { name: 'item', type: 'text', label: 'Item', required: true },
  { name: 'quantity', type: 'number', label: 'Quantity', default: 1 },
  { name: 'urgent', type: 'boolean', label: 'Urgent', default: false },
];
