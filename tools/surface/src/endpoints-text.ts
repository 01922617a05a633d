import type { EndpointRow } from './endpoint-rows.ts';

const heads = ['METHOD OF THE CLIENT', 'OPERATION', 'EFFECT', 'SCOPES'];

/** The operations in columns, for a terminal. */
export function endpointsText(rows: readonly EndpointRow[]): string {
  const lines = [heads, ...rows.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const written = lines.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return `${written.map((line) => line.trimEnd()).join('\n')}\n\n${rows.length} operations\n`;
}

const cellsOf = ({ group, name, method, path, scopes, effect, unverified }: EndpointRow): readonly string[] => [
  `${group}.${name}`,
  `${method.padEnd(6)} ${path}`,
  effect,
  `${scopes.join(' ')}${unverified ? ' (unverified)' : ''}`,
];
