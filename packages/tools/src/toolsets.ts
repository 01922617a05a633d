import { catalog } from './catalog/index.js';
import type { Tool } from './define-tool.js';

const byName = new Map<string, Tool>(catalog.map((tool) => [tool.name, tool]));

/** Named selections of the catalog, as tool names in the order they are listed. */
export const toolsets = {
  /** What finding, running and mending scenarios takes. Small on purpose: every tool costs each conversation tokens. */
  default: [
    'status',
    'organizations_list',
    'teams_list',
    'scenarios_list',
    'scenarios_get',
    'scenarios_run',
    'scenarios_start',
    'scenarios_stop',
    'scenario_tools_explain',
    'blueprints_get',
    'executions_list',
    'executions_get',
    'executions_wait',
    'incomplete_executions_list',
    'incomplete_executions_retry',
    'connections_list',
    'hooks_list',
    'data_stores_list',
    'data_store_records_list',
    'data_store_records_replace',
  ],
  /** The whole catalog. */
  everything: [...byName.keys()],
} as const;

export type ToolsetName = keyof typeof toolsets;

export const isToolsetName = (name: string): name is ToolsetName => Object.hasOwn(toolsets, name);

/** The tools of a toolset, in its order. */
export const toolset = (name: ToolsetName): readonly Tool[] => toolsets[name].flatMap((tool) => byName.get(tool) ?? []);
