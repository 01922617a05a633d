import { z } from 'zod';
import { isObject } from '../../json-object.js';
import type { Blueprint, Field, Json, Scheduling } from '../rows.js';

/** A schema for each column of a row. */
export type Columns<Row> = {
  readonly [Column in keyof Row]-?: object extends Pick<Row, Column>
    ? z.ZodExactOptional<z.ZodType<Exclude<Row[Column], undefined>>>
    : z.ZodType<Row[Column]>;
};

/** What a row of a table looks like. It is asked only whether a row does, and looks at no column that the row type lacks. */
export type RowSchema = Pick<z.ZodObject, 'safeParse'>;

export const rowSchema = <Row>(columns: Columns<Row>): RowSchema => z.object(columns);

const latestMs = 8.64e15;

/** Half of what a number holds: whatever ids an import brings, as many can follow. */
export const id = z
  .int()
  .nonnegative()
  .max(2 ** 52);
/** Milliseconds since 1970, as far as dates go. */
export const instant = z.number().min(-latestMs).max(latestMs);
export const text = z.string();
export const texts = z.array(z.string());
export const json = z.custom<Json>(isObject, 'Not an object');
export const jsons = z.array(json);
/** Make lets whoever sends these say what they like. */
export const fields = z.custom<readonly Field[]>((value) => Array.isArray(value), 'Not a list');
export const sections = z.record(z.string(), z.string());
export const blueprint = z.custom<Blueprint>(isBlueprint, 'Not a blueprint');
export const scheduling = z.custom<Scheduling>(
  (value) => isObject(value) && typeof value['type'] === 'string',
  'No type',
);

function isBlueprint(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { name, flow, metadata } = value;
  return typeof name === 'string' && isObject(metadata) && Array.isArray(flow) && flow.every(isModule);
}

const isModule = (value: unknown): boolean => isObject(value) && typeof value['id'] === 'number';
