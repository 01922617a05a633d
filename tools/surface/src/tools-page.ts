import { fieldsOf } from './input-field.ts';
import type { InputField } from './input-field.ts';
import type { ShownTool } from './shown-tool.ts';
import { table } from './table.ts';
import type { ToolsetCost } from './toolset-cost.ts';

/** docs/tools.md: what each toolset costs, then one section for each tool. */
export function toolsPage(tools: readonly ShownTool[], costs: readonly ToolsetCost[]): string {
  return [
    '# Tools',
    '',
    'Written by `npm run surface` from the catalog in `packages/tools`; change it there.',
    'Tokens are characters of the `tools/list` entry divided by four.',
    '',
    ...table(
      ['Toolset', 'Tools', 'Tokens'],
      costs.map(({ name, tools: count, tokens }) => [name, String(count), String(tokens)]),
    ),
    '',
    'Besides these, every active on-demand scenario can appear as a tool of its own.',
    '',
    ...table(
      ['Tool', 'Title', 'Effect', 'Toolsets', 'Tokens'],
      tools.map((tool) => [
        linkTo(tool),
        tool.listing.title,
        tool.effect,
        tool.toolsets.join(', '),
        String(tool.tokens),
      ]),
    ),
    '',
    ...tools.flatMap(section),
  ].join('\n');
}

const linkTo = ({ listing: { name } }: ShownTool): string => `[\`${name}\`](#${name})`;

function section({ listing, effect, scopes }: ShownTool): readonly string[] {
  const fields = fieldsOf(listing.inputSchema);
  return [
    `## ${listing.name}`,
    '',
    listing.description,
    '',
    `Effect: ${effect}. Hints: ${hintsOf(listing.annotations)}. Scopes: ${codes(scopes)}.`,
    '',
    ...(fields.length === 0 ? ['Takes nothing.'] : inputTable(fields)),
    '',
  ];
}

function hintsOf(annotations: ShownTool['listing']['annotations']): string {
  const hints = Object.entries(annotations).filter(([, value]) => value === true);
  return hints.length === 0 ? 'none' : hints.map(([name]) => name.replace(/Hint$/, '')).join(', ');
}

const inputTable = (fields: readonly InputField[]): readonly string[] =>
  table(
    ['Input', 'Type', 'Required', 'Meaning'],
    fields.map(({ name, type, required, description }) => [`\`${name}\``, type, required ? 'yes' : '', description]),
  );

const codes = (names: readonly string[]): string =>
  names.length === 0 ? 'none' : names.map((name) => `\`${name}\``).join(', ');
