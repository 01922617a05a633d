import { dayMs } from '../day.js';
import type { ScenarioRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import { addAiAgents } from './ai-agents.js';
import { addCustomProperties } from './custom-properties.js';
import { addFunctions } from './functions.js';
import { addTemplates } from './templates.js';

export interface Places {
  readonly teamId: number;
  readonly otherTeamId: number;
  readonly organizationId: number;
  /** The other organization. */
  readonly outsiders: number;
}

/** What people build scenarios from and put beside them: templates, functions, properties, links, notes and agents. */
export function addBuildingBlocks(state: State, places: Places): void {
  const shown = [scenarioToShow(state, places.teamId), scenarioToShow(state, places.otherTeamId)];
  for (const scenario of shown) if (scenario) addSides(state, scenario);
  addTemplates(state, places);
  addFunctions(state, places);
  addCustomProperties(state, places.organizationId, shown);
  addAiAgents(state, places);
}

/** One that leaves incomplete executions behind, so that whoever tries everything can do so on one scenario. */
function scenarioToShow(state: State, teamId: number): ScenarioRow | undefined {
  const rows = state.scenarios.of('teamId', teamId);
  return rows.find(({ behaviour }) => behaviour === 'chargeInvoice') ?? rows.find(() => true);
}

function addSides(state: State, { id: scenarioId, teamId, name, blueprint }: ScenarioRow): void {
  state.sharedScenarios.add({
    id: state.nextHexId().slice(0, 11),
    scenarioId,
    teamId,
    title: name.slice(0, 40),
    descriptionShort: 'For colleagues in other companies.',
    descriptionLong: '',
    isEnabled: true,
    created: new Date(state.now() - 9 * dayMs).toISOString(),
  });
  state.scenarioNotes.add({
    id: state.nextId(),
    scenarioId,
    content: 'Ask the owner before changing this.',
    moduleIds: blueprint.flow.slice(0, 1).map((module) => module.id),
    isFilterNote: false,
    metadata: {},
  });
}
