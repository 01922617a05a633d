import type { ScenarioRow } from '../state/rows.js';

const windowMs = 60_000;

/** Counts the starts of instant scenarios. */
export interface StartRate {
  /** Takes a start and gives 0, or gives the milliseconds until there may be one. */
  take(scenario: Pick<ScenarioRow, 'id' | 'scheduling'>, nowMs: number): number;
}

/** `maximum_runs_per_minute` of a scenario's scheduling: so many starts in any 60 seconds. Without it, any number. */
export function createStartRate(): StartRate {
  const starts = new Map<number, number[]>();
  return {
    take: ({ id, scheduling }, nowMs) => {
      const most = scheduling['maximum_runs_per_minute'];
      if (typeof most !== 'number' || most < 1) return 0;
      const recent = (starts.get(id) ?? []).filter((atMs) => atMs > nowMs - windowMs);
      const oldest = recent.length < most ? undefined : recent[recent.length - Math.floor(most)];
      if (oldest === undefined) recent.push(nowMs);
      starts.set(id, recent);
      return oldest === undefined ? 0 : oldest + windowMs - nowMs;
    },
  };
}
