import { z } from 'zod';
import { isObject } from '../json-object.js';
import { createRandom } from '../seed/random.js';
import { linesVersion } from './export.js';
import { isKey } from './owner-index.js';
import type { Key } from './owner-index.js';
import { rowSchemas } from './row-schemas.js';
import { id, instant } from './row-schemas/columns.js';
import { createState } from './state.js';
import type { State, ZoneTime } from './state.js';
import type { AnyTable } from './table.js';
import { createTables, isTableName, ownerTableOf } from './tables.js';
import type { TableName, Tables } from './tables.js';

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

/** What the lines of an export have told. */
export interface ReadState {
  readonly state: State;
  /** The time in the zone when it was exported; milliseconds since 1970. Undefined when the lines do not say. */
  readonly now: number | undefined;
}

/** Takes the lines of an export, one after the other. */
export interface StateReader {
  /** Throws a `BadLineError`. Empty lines are passed over. */
  take(line: string): void;
  /** Throws a `BadLineError` when there were no lines. */
  state(): ReadState;
}

/** Gives up at the first sign of anything, and copies no line. */
const isBlank = /^\s*$/;

const Head = z.object({
  makegateSandbox: z.literal(linesVersion),
  now: instant.optional(),
  lastId: id,
  random: z.int().nonnegative(),
});

/** What has been read so far. */
interface Reading {
  readonly head: z.output<typeof Head>;
  readonly tables: Tables;
  /** The largest number that a row is known by: ids go on behind it, whatever the head says. */
  largestId: number;
}

export function createStateReader(time: ZoneTime): StateReader {
  let count = 0;
  let reading: Reading | undefined;
  return {
    take: (line) => {
      count += 1;
      if (isBlank.test(line)) return;
      try {
        const value: unknown = JSON.parse(line);
        if (reading) addRow(reading, value);
        else reading = beginReading(value);
      } catch (error) {
        throw new BadLineError(count, error instanceof Error ? error.message : String(error));
      }
    },
    state: () => {
      if (!reading) throw new BadLineError(1, 'There is nothing to read.');
      const { head, tables, largestId } = reading;
      return { state: createState(createRandom(head.random), time, { lastId: largestId, tables }), now: head.now };
    },
  };
}

function beginReading(value: unknown): Reading {
  const head = Head.safeParse(value);
  if (!head.success) throw new Error(`The first line is {"makegateSandbox":${linesVersion},"lastId":…,"random":…}.`);
  return { head: head.data, tables: createTables(), largestId: head.data.lastId };
}

function addRow(reading: Reading, value: unknown): void {
  if (!isObject(value) || !isObject(value['row'])) throw new Error('A row is written as {"table":…,"row":{…}}.');
  const { table: name, row } = value;
  if (!isTableName(name)) throw new Error(`There is no table ${JSON.stringify(name)}.`);
  const table: AnyTable = reading.tables[name];
  for (const column of table.keyColumns) raiseIds(reading, keyOf(row, column));
  for (const column of table.owners) requireOwner(reading.tables, row, column);
  requireColumns(name, row);
  if (!table.load(row)) throw new Error(`A line above has a row with the same ${table.keyColumns.join(' and ')}.`);
}

function raiseIds(reading: Reading, key: Key): void {
  if (typeof key === 'number' && key > reading.largestId) reading.largestId = key;
}

/** Reads nothing of a row that is as it should be: the row itself goes into the table. */
function requireColumns(name: TableName, row: object): void {
  const { error } = rowSchemas[name].safeParse(row);
  const [issue] = error?.issues ?? [];
  if (issue) throw new Error(`The row's ${issue.path.join('.')} will not do: ${issue.message}.`);
}

function keyOf(row: object, column: string): Key {
  const key: unknown = Reflect.get(row, column);
  if (!isKey(key)) throw new Error(`The row has no ${column}.`);
  return key;
}

/** What owns the row stands on a line above it, and may be null where a row can do without. */
function requireOwner(tables: Tables, row: object, column: string): void {
  const owner: unknown = Reflect.get(row, column);
  if (owner === null) return;
  if (!isKey(owner)) throw new Error(`The row has no ${column}.`);
  const name = ownerTableOf(column);
  if (name === undefined) return;
  if (!tables[name].holds(owner)) throw new Error(`No line above has the ${column} ${JSON.stringify(owner)}.`);
}
