import type { State } from './state.js';
import { tableNames } from './tables.js';

/** The version of the lines; others are not read. */
export const linesVersion = 1;

/**
 * Everything a zone knows, as lines of JSON that end with a line feed each: first its time and where its ids have come to, then its rows,
 * owners before what they own. The rows are those of this moment, however slowly the lines are read; a row that is changed
 * meanwhile goes out as it then is.
 */
export function exportLines(state: State, now: number): Iterable<string> {
  const head = { makegateSandbox: linesVersion, now, ...state.idMarks() };
  return lines(
    head,
    tableNames.map((table) => ({ table, rows: [...state[table]] })),
  );
}

function* lines(head: object, tables: readonly { readonly table: string; readonly rows: readonly object[] }[]) {
  yield `${JSON.stringify(head)}\n`;
  for (const { table, rows } of tables) {
    for (const row of rows) yield `{"table":"${table}","row":${JSON.stringify(row)}}\n`;
  }
}
