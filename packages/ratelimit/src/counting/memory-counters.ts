import { bucketTally } from './bucket-tally.js';
import { isHard } from './layer.js';
import type { Charge, Count, Layer, Plan } from './layer.js';
import { recentKeys } from './recent-keys.js';
import type { Kept, Tally } from './tally.js';
import { windowTally } from './window-tally.js';

const nothing: Count = { spent: 0, resetMs: 0, waitMs: 0 };

/** One counter that was found, to be charged at once or not at all. */
interface Found {
  readonly count: Count;
  add(): Count;
}
/** Finds the counter of a key. */
type Counters = (key: string, cost: number, nowMs: number) => Found;

/** Counters of this process; each plan keeps `capacity` of them at most. Looking and charging is one turn. */
export function memoryCounters(capacity: number): (layers: readonly Layer[], nowMs: number) => Charge {
  const byPlan = new Map<Plan, Counters>();
  const countersOf = (plan: Plan): Counters => {
    const known = byPlan.get(plan);
    if (known !== undefined) return known;
    const counters = plan.cellMs > 0 ? counted(windowTally(plan), capacity) : counted(bucketTally(plan), capacity);
    byPlan.set(plan, counters);
    return counters;
  };
  return (layers, nowMs) => {
    const found: (Found | undefined)[] = [];
    let charged = true;
    let late = false;
    for (const { plan, role, key, cost } of layers) {
      const counter: Found | undefined = role === 'strikes' && !late ? undefined : countersOf(plan)(key, cost, nowMs);
      found.push(counter);
      late = role === 'soft' && counter !== undefined && counter.count.waitMs > 0;
      if (isHard(role) && counter !== undefined && counter.count.waitMs > 0) charged = false;
    }
    const counts = found.map((counter) => {
      if (counter === undefined) return nothing;
      return charged && counter.count.waitMs === 0 ? counter.add() : counter.count;
    });
    return { charged, counts };
  };
}

function counted<State extends Kept>(tally: Tally<State>, capacity: number): Counters {
  const states = recentKeys(tally, capacity);
  return (key, cost, nowMs) => {
    const state = states.find(key, nowMs);
    return {
      count: tally.look(state, cost, nowMs),
      add() {
        states.keep(key, state, nowMs);
        return tally.add(state, cost, nowMs);
      },
    };
  };
}
