import type { Field } from '../state/rows.js';
import type { State } from '../state/state.js';
import { addScenario, module } from './scenario-row.js';

/** Leaves the team with exactly `count` active on-demand scenarios: the seeded ones first, then as many made up as it takes. */
export function setOnDemandCount(state: State, teamId: number, count: number): void {
  const rows = [...state.scenarios.values()].filter((row) => row.teamId === teamId);
  const active = rows.filter(({ isActive, scheduling }) => isActive && scheduling.type === 'on-demand');
  for (const surplus of active.slice(count)) surplus.isActive = false;
  for (let made = active.length + 1; made <= count; made += 1) addNumbered(state, teamId, made);
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
