import type { Cli, Row } from './cli.js';

/** What somebody does with one family of commands: creates, reads, changes, lists and deletes, and checks what they read. */
export type Story = (cli: Cli) => Promise<void>;

export type Stories = Readonly<Record<string, Story>>;

/** The names in a list. */
export const names = (rows: unknown): unknown[] => (Array.isArray(rows) ? rows.map((row) => rowOf(row)['name']) : []);

export const rowOf = (value: unknown): Row => ({ ...Object(value) });

/** The row of a list that has this name. */
export function called(rows: unknown, name: string): Row {
  const row = Array.isArray(rows) ? rows.find((candidate) => rowOf(candidate)['name'] === name) : undefined;
  if (row === undefined) throw new Error(`Nothing is called ${name}.`);
  return rowOf(row);
}
