import type { Tool, ToolListing } from '@makegate/tools';

/** A tool as `tools/list` shows it, with what it costs and where it is shown. */
export interface ShownTool {
  readonly listing: ToolListing;
  readonly effect: Tool['effect'];
  readonly scopes: readonly string[];
  /** Names of the toolsets that contain it. */
  readonly toolsets: readonly string[];
  /** About what the tool costs a conversation: characters of its entry in `tools/list`, divided by four. */
  readonly tokens: number;
}

export const tokensIn = (value: unknown): number => Math.ceil(JSON.stringify(value).length / 4);

/** The tools of every toolset, each once, in the order of the largest. */
export function showTools(selections: Readonly<Record<string, readonly Tool[]>>): readonly ShownTool[] {
  const all = new Map(
    Object.values(selections)
      .toSorted((a, b) => b.length - a.length)
      .flat()
      .map((tool) => [tool.name, tool]),
  );
  return [...all.values()].map((tool) => ({
    listing: listingOf(tool),
    effect: tool.effect,
    scopes: tool.scopes,
    toolsets: Object.keys(selections).filter((name) => selections[name]?.some((other) => other.name === tool.name)),
    tokens: tokensIn(listingOf(tool)),
  }));
}

const listingOf = ({ name, title, description, inputSchema, outputSchema, annotations }: Tool): ToolListing => ({
  name,
  title,
  description,
  inputSchema,
  outputSchema,
  annotations,
});
