import { z } from 'zod';
import type { Scheduling } from '../state/rows.js';
import { instantIn } from './schedule-fields.js';

/** One field of a scheduling that will not do. */
export interface SchedulingProblem {
  readonly field: string;
  readonly message: string;
}

const types = ['immediately', 'indefinitely', 'once', 'daily', 'weekly', 'monthly', 'yearly', 'on-demand'] as const;

/** A year, in seconds. */
const longestInterval = 366 * 86_400;

const among = (least: number, most: number) => z.array(z.int().min(least).max(most)).nullish();
const time = z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'A time of day is written as 07:30.');
const instant = z.string().refine((text) => instantIn(text) !== undefined, 'This is no date.');
const months = among(1, 12);

const common = z.looseObject({
  type: z.enum(types),
  interval: z.int().min(60).max(longestInterval).nullish(),
  date: instant.nullish(),
  time: time.nullish(),
  months,
  between: z.array(instant.nullable()).max(2).nullish(),
  restrict: z.array(z.looseObject({ days: among(0, 6), months, time: z.array(time).max(2).nullish() })).nullish(),
  maximum_runs_per_minute: z.int().min(1).nullish(),
});

const weekly = z.looseObject({ days: among(0, 6) });
const others = z.looseObject({ days: among(1, 31) });

/** What keeps a scenario from being scheduled so, field by field. Days are those of the week for `weekly`, else of the month. */
export function problemsOf(scheduling: Scheduling): SchedulingProblem[] {
  const days = scheduling.type === 'weekly' ? weekly : others;
  const issues = [common, days].flatMap((schema) => schema.safeParse(scheduling).error?.issues ?? []);
  return issues.map(({ path, message }) => ({ field: path.join('.'), message }));
}
