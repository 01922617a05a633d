import { createFaults } from './http/faults.js';
import type { Faults } from './http/faults.js';
import { createJournal } from './http/journal.js';
import type { Journal } from './http/journal.js';
import { licensedLimits } from './http/quota-limits.js';
import { planLimits } from './http/quota-settings.js';
import { createQuota } from './http/quota.js';
import type { Quota } from './http/quota.js';
import { createMovableClock } from './movable-clock.js';
import type { MovableClock } from './movable-clock.js';
import { startActivity } from './runs/activity.js';
import type { Activity } from './runs/activity.js';
import type { SandboxOptions } from './sandbox.js';
import { seedZone } from './seed/seed.js';
import type { SeedOptions, Seeded } from './seed/seed.js';
import type { State } from './state/state.js';
import { zoneState } from './zone-state.js';
import type { KeptState } from './zone-state.js';

/** All of a zone but the servers in front of it. */
export interface Zone {
  readonly seeded: Seeded;
  readonly state: State;
  readonly clock: MovableClock;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly quota: Quota;
  readonly activity: Activity;
  readonly kept: KeptState;
  /** Ends every timer. */
  close(): void;
}

/** `url` is asked when somebody is to be called back, for the zone has an address only once it is served. */
export function createZone(options: SandboxOptions, url: () => string): Zone {
  const { responsiveWaitMs = 40_000, runDurationMs = 1_500, plan, apiLimit = plan && planLimits[plan] } = options;
  const clock = createMovableClock(options.clock);
  const faults = createFaults(() => clock.now());
  const seedNow = () => seedAs(options, apiLimit, { now: () => clock.now(), skewMs: () => faults.skewMs() });
  armFaults(faults, options);
  const seeded = seedNow();
  const { state } = seeded;
  const activity = startActivity({ state, clock, runDurationMs, responsiveWaitMs, zoneUrl: url });
  const journal = createJournal();
  const quota = createQuota({
    window: options.quotaWindow ?? 'first-hit',
    windowMs: options.quotaWindowMs ?? 60_000,
    enforced: apiLimit !== undefined,
    limits: licensedLimits(state),
    now: () => clock.now(),
  });
  const kept = zoneState({ state, clock, seeded: () => seedNow().state, replaced: () => activity.resume() });
  const reset = () => {
    kept.reset();
    faults.clear();
    armFaults(faults, options);
    quota.reset();
    journal.clear();
  };
  const close = () => {
    activity.close();
    clock.close();
  };
  return { seeded, state, clock, faults, journal, quota, activity, kept: { ...kept, reset }, close };
}

function seedAs(
  options: SandboxOptions,
  apiLimit: number | undefined,
  time: Pick<SeedOptions, 'now' | 'skewMs'>,
): Seeded {
  const { seed = 1, onDemandScenarios, license, oauthClients } = options;
  return seedZone({ seed, ...time, apiLimit: apiLimit ?? planLimits.teams, onDemandScenarios, license, oauthClients });
}

function armFaults(faults: Faults, options: SandboxOptions): void {
  for (const fault of options.faults ?? []) faults.add(fault);
}
