import type { Scenario, ScenarioInterface } from '@makegate/client/endpoints/scenarios';
import type { Tool } from '../define-tool.js';
import { isOnDemand, stateAgainst } from './exposure.js';
import { scenarioTool } from './scenario-tool.js';
import { toolNamesOf } from './tool-names.js';

/** The tools that the scenarios make, each built once for as long as its scenario says the same. */
export interface ToolOffer {
  /** By name. The same array until a change. */
  readonly tools: () => readonly Tool[];
  /** Also for on-demand scenarios that are no tool at the moment, so that switching one on renames no other. */
  readonly nameOf: (scenarioId: number) => string | undefined;
  /** True when the tools have changed. */
  readonly update: (scenarios: readonly Scenario[]) => boolean;
}

export function toolOffer(
  interfaceOf: (scenarioId: number) => ScenarioInterface | undefined,
  reserved: ReadonlySet<string>,
): ToolOffer {
  const built = new Map<number, { readonly source: string; readonly tool: Tool }>();
  let names: ReadonlyMap<number, string> = new Map();
  let tools: readonly Tool[] = [];

  const toolOf = (scenario: Scenario): Tool | undefined => {
    const known = interfaceOf(scenario.id);
    const name = names.get(scenario.id);
    if (known === undefined || name === undefined || stateAgainst(scenario) !== undefined) return undefined;
    const source = JSON.stringify([name, scenario.name, scenario.description, known]);
    const before = built.get(scenario.id);
    if (before?.source === source) return before.tool;
    const tool = scenarioTool(name, scenario, known);
    built.set(scenario.id, { source, tool });
    return tool;
  };

  return {
    tools: () => tools,
    nameOf: (scenarioId) => names.get(scenarioId),
    update(scenarios) {
      names = toolNamesOf(scenarios.filter(isOnDemand), reserved);
      const offered = scenarios.flatMap((scenario) => toolOf(scenario) ?? []).toSorted(byName);
      if (offered.length === tools.length && offered.every((tool, index) => tool === tools[index])) return false;
      tools = offered;
      return true;
    },
  };
}

const byName = (left: Tool, right: Tool): number => (left.name < right.name ? -1 : 1);
