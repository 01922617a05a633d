import { breaker } from './breaker.js';
import type { Breaker, BreakerState, Probes } from './breaker.js';
import type { Clock } from './clock.js';
import { systemClock } from './clock.js';

/** Told when a breaker changes. `family` is the group of the endpoints, `raw` for requests that no endpoint describes. */
export interface BreakerChange {
  readonly zone: string;
  readonly family: string;
  readonly state: BreakerState;
}

/** One breaker for each zone and group of endpoints. Several clients of one process share them, or each probes by itself. */
export interface Breakers {
  of(zone: string, family: string): Breaker;
}

/** What breakers are made of. */
export interface BreakersOptions {
  readonly clock?: Clock;
  readonly onChange?: (change: BreakerChange) => void;
}

/** Breakers to hand to every client of a process, so that all of them together send one probe a second to a zone that fails. */
export function createBreakers({ clock = systemClock, onChange }: BreakersOptions = {}): Breakers {
  const probes = new Map<string, Probes>();
  const byName = new Map<string, Breaker>();
  const probesOf = (zone: string): Probes => {
    const known = probes.get(zone) ?? { nextAtMs: 0 };
    probes.set(zone, known);
    return known;
  };
  return {
    of(zone, family) {
      const name = `${zone} ${family}`;
      const known = byName.get(name);
      if (known) return known;
      const fresh = breaker({
        clock,
        probes: probesOf(zone),
        onChange: onChange && ((state) => onChange({ zone, family, state })),
      });
      byName.set(name, fresh);
      return fresh;
    },
  };
}
