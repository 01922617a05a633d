import { z } from 'zod';
import { isObject } from '../json-object.js';
import { createRandom } from '../seed/random.js';
import { linesVersion } from './export.js';
import { isKey } from './owner-index.js';
import { createState } from './state.js';
import type { State } from './state.js';
import type { AnyTable } from './table.js';
import { isTableName, ownerTableOf } from './tables.js';

/** A line that cannot be part of a zone. The message begins with its number. */
export class BadLineError extends Error {
  override readonly name = 'BadLineError';
  readonly code = 'bad_line';
  /** Counted from 1. */
  readonly line: number;

  constructor(line: number, problem: string) {
    super(`Line ${line}: ${problem}`);
    this.line = line;
  }
}

/** Takes the lines of an export, one after the other. */
export interface StateReader {
  /** Throws a `BadLineError`. Empty lines are passed over. */
  take(line: string): void;
  /** What the lines have told. Throws a `BadLineError` when there were none. */
  state(): State;
}

/** Gives up at the first sign of anything, and copies no line. */
const isBlank = /^\s*$/;

const Head = z.object({
  makegateSandbox: z.literal(linesVersion),
  lastId: z.int().nonnegative(),
  random: z.int().nonnegative(),
});

export function createStateReader(now: () => number): StateReader {
  let count = 0;
  let state: State | undefined;
  return {
    take: (line) => {
      count += 1;
      if (isBlank.test(line)) return;
      try {
        const value: unknown = JSON.parse(line);
        if (state) addRow(state, value);
        else state = openState(value, now);
      } catch (error) {
        throw new BadLineError(count, error instanceof Error ? error.message : String(error));
      }
    },
    state: () => {
      if (!state) throw new BadLineError(1, 'There is nothing to read.');
      return state;
    },
  };
}

function openState(value: unknown, now: () => number): State {
  const head = Head.safeParse(value);
  if (!head.success) throw new Error(`The first line is {"makegateSandbox":${linesVersion},"lastId":…,"random":…}.`);
  return createState(createRandom(head.data.random), now, head.data.lastId);
}

function addRow(state: State, value: unknown): void {
  if (!isObject(value) || !isObject(value['row'])) throw new Error('A row is written as {"table":…,"row":{…}}.');
  const { table: name, row } = value;
  if (!isTableName(name)) throw new Error(`There is no table ${JSON.stringify(name)}.`);
  const table: AnyTable = state[name];
  requireKey(table, row);
  for (const column of table.owners) requireOwner(state, row, column);
  if (!table.load(row)) throw new Error(`A line above has a row with the same ${table.keyColumns.join(' and ')}.`);
}

function requireKey(table: AnyTable, row: object): void {
  for (const column of table.keyColumns) {
    if (!isKey(Reflect.get(row, column))) throw new Error(`The row has no ${column}.`);
  }
}

/** What owns the row stands on a line above it, and may be null where a row can do without. */
function requireOwner(state: State, row: object, column: string): void {
  const owner: unknown = Reflect.get(row, column);
  if (owner === null) return;
  if (!isKey(owner)) throw new Error(`The row has no ${column}.`);
  const name = ownerTableOf(column);
  if (name === undefined) return;
  if (!state[name].holds(owner)) throw new Error(`No line above has the ${column} ${JSON.stringify(owner)}.`);
}
