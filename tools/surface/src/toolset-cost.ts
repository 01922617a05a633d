import { tokensIn } from './shown-tool.ts';
import type { ShownTool } from './shown-tool.ts';

export interface ToolsetCost {
  readonly name: string;
  readonly tools: number;
  /** Of the whole answer to `tools/list`, scenario tools apart. */
  readonly tokens: number;
}

/** What the default toolset may cost every conversation that it is part of. */
export const largestDefault = { tools: 20, tokens: 8_000 };

export function costsOf(tools: readonly ShownTool[]): readonly ToolsetCost[] {
  const names = [...new Set(tools.flatMap(({ toolsets }) => toolsets))];
  return names
    .map((name) => tools.filter(({ toolsets }) => toolsets.includes(name)).map(({ listing }) => listing))
    .map((listings, index) => ({
      name: names[index] ?? '',
      tools: listings.length,
      tokens: tokensIn({ tools: listings }),
    }));
}

/** Why the default toolset is too large, or nothing. */
export function problemsInCosts(costs: readonly ToolsetCost[]): readonly string[] {
  const cost = costs.find(({ name }) => name === 'default');
  if (cost === undefined) return ['There is no toolset named default.'];
  const { tools, tokens } = largestDefault;
  return [
    ...(cost.tools > tools ? [`The default toolset shows ${cost.tools} tools; ${tools} are the most.`] : []),
    ...(cost.tokens > tokens ? [`The default toolset costs ${cost.tokens} tokens; ${tokens} are the most.`] : []),
  ];
}
