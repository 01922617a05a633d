import type { Scenario, ScenarioInterface } from '@makegate/client/endpoints/scenarios';
import type { Tool } from '../define-tool.js';
import { candidatesAmong } from './candidates.js';
import { isOnDemand } from './exposure.js';
import { scenarioTool, type ScenarioTool } from './scenario-tool.js';
import { toolNames } from './tool-names.js';

/** A tool, and all that it was made from. */
interface Built {
  readonly source: string;
  readonly made: ScenarioTool;
}

/** The tools that the scenarios make, each built once for as long as its scenario says the same. */
export interface ToolOffer {
  /** By name. The same array until a change. */
  readonly tools: () => readonly Tool[];
  /** Also for on-demand scenarios that are no tool at the moment, so that switching one on renames no other. */
  readonly nameOf: (scenarioId: number) => string | undefined;
  /** The tool of a scenario that is offered now. */
  readonly toolOf: (scenarioId: number) => ScenarioTool | undefined;
  /** True when the tools have changed. */
  readonly update: (scenarios: readonly Scenario[]) => boolean;
}

export function toolOffer(
  interfaceOf: (scenarioId: number) => ScenarioInterface | undefined,
  reserved: ReadonlySet<string>,
): ToolOffer {
  const naming = toolNames(reserved);
  let names: ReadonlyMap<number, string> = new Map();
  let offered: ReadonlyMap<number, Built> = new Map();
  let tools: readonly Tool[] = [];

  const built = (scenario: Scenario): Built | undefined => {
    const known = interfaceOf(scenario.id);
    const name = names.get(scenario.id);
    if (known === undefined || name === undefined) return undefined;
    const source = JSON.stringify([name, scenario.name, scenario.description, known]);
    const before = offered.get(scenario.id);
    return before?.source === source ? before : { source, made: scenarioTool(name, scenario, known) };
  };

  return {
    tools: () => tools,
    nameOf: (scenarioId) => names.get(scenarioId),
    toolOf: (scenarioId) => offered.get(scenarioId)?.made,
    update(scenarios) {
      names = naming.nameAll(scenarios.filter(isOnDemand));
      offered = new Map(
        candidatesAmong(scenarios).flatMap((scenario) => {
          const now = built(scenario);
          return now === undefined ? [] : [[scenario.id, now] as const];
        }),
      );
      const before = tools;
      const after = [...offered.values()].map(({ made }) => made.tool).toSorted(byName);
      if (after.length === before.length && after.every((tool, index) => tool === before[index])) return false;
      tools = after;
      return true;
    },
  };
}

const byName = (left: Tool, right: Tool): number => (left.name < right.name ? -1 : 1);
