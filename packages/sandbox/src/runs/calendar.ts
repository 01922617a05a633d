import { Cron } from 'croner';
import type { TimeOfDay } from './schedule-fields.js';

/**
 * The next instant after the given one at this time of day (UTC), on the days that the last three fields of a cron pattern
 * name. Undefined when there is none, as on a 30th of February.
 */
export function nextByPattern({ hour, minute }: TimeOfDay, days: string, afterMs: number): number | undefined {
  const pattern = new Cron(`0 ${minute} ${hour} ${days}`, { utcOffset: 0 });
  return pattern.nextRun(new Date(afterMs))?.getTime();
}
