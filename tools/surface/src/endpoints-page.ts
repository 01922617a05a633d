import type { EndpointRow } from './endpoint-rows.ts';
import { table } from './table.ts';

/** docs/make-api.md: how much of Make's API there is, then a table for each group. */
export function endpointsPage(rows: readonly EndpointRow[]): string {
  const unverified = rows.filter((row) => row.unverified).length;
  const groups = [...new Set(rows.map(({ group }) => group))];
  return [
    "# Make's API",
    '',
    'Written by `npm run surface` from the endpoint values in `packages/client/src/endpoints`; change them there. For programs:',
    '`npm run -s endpoints -- --json`.',
    '',
    `${rows.length} operations in ${groups.length} groups. Paths lie below \`/api/v2\`. Marked *unverified*: ${unverified}, of which the path`,
    'has been seen, while the rest follows from their neighbours.',
    '',
    ...groups.flatMap((group) =>
      section(
        group,
        rows.filter((row) => row.group === group),
      ),
    ),
  ].join('\n');
}

const section = (group: string, rows: readonly EndpointRow[]): readonly string[] => [
  `## ${group}`,
  '',
  ...table(['Method of the client', 'Operation', 'Scopes', 'Effect'], rows.map(cellsOf)),
  '',
];

const cellsOf = ({ group, name, method, path, scopes, effect, unverified }: EndpointRow): readonly string[] => [
  `\`make.${group}.${name}\``,
  `\`${method} ${path}\`${unverified ? ' *unverified*' : ''}`,
  scopes.map((scope) => `\`${scope}\``).join(' '),
  effect,
];
