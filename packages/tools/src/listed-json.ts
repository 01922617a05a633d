import type { ToolListing } from './surface.js';

const texts = new WeakMap<readonly ToolListing[], string>();

/** The result of `tools/list` as JSON. Written once for each list, however many sessions show it. */
export function listedJson(list: readonly ToolListing[]): string {
  const known = texts.get(list);
  if (known !== undefined) return known;
  const text = JSON.stringify({ tools: list });
  texts.set(list, text);
  return text;
}
