import { bucketTally } from './bucket-tally.js';
import { isHard } from './layer.js';
import type { Charge, Count, Layer, Plan } from './layer.js';
import { recentKeys } from './recent-keys.js';
import type { Kept, Tally } from './tally.js';
import { windowTally } from './window-tally.js';

const nothing: Count = { spent: 0, resetMs: 0, waitMs: 0 };

/** The counters of one plan. Every call is charged here while a process can do nothing else, so nothing is made for it. */
interface Counters {
  look(key: string, cost: number, nowMs: number): Count;
  /** Charges the counter that was looked at last. */
  add(): Count;
}

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
    const counts: Count[] = [];
    let charged = true;
    let late = false;
    for (const { plan, role, key, cost } of layers) {
      const count: Count = role === 'strikes' && !late ? nothing : countersOf(plan).look(key, cost, nowMs);
      counts.push(count);
      late = role === 'soft' && count.waitMs > 0;
      if (count.waitMs > 0 && isHard(role)) charged = false;
    }
    if (!charged) return { charged, counts };
    for (let at = 0; at < layers.length; at += 1) {
      const layer = layers[at];
      const count = counts[at];
      if (layer !== undefined && count !== undefined && count !== nothing && count.waitMs === 0) {
        counts[at] = countersOf(layer.plan).add();
      }
    }
    return { charged, counts };
  };
}

function counted<State extends Kept>(tally: Tally<State>, capacity: number): Counters {
  const states = recentKeys(tally, capacity);
  let looked = { key: '', cost: 0, nowMs: 0 };
  let state = tally.fresh();
  return {
    look(key, cost, nowMs) {
      looked = { key, cost, nowMs };
      state = states.find(key, nowMs);
      return tally.look(state, cost, nowMs);
    },
    add() {
      const { key, cost, nowMs } = looked;
      states.keep(key, state, nowMs);
      return tally.add(state, cost, nowMs);
    },
  };
}
