import { decisionOf } from './decision-of.js';
import type { Charge, Count, Layer } from './layer.js';
import { refusingOf } from './waits.js';
import type { Decision } from '../decision.js';

/** Refusals that still hold, so that somebody who goes on in spite of one does not reach the store. */
export interface Denials {
  /** The refusal of this call, if one of its layers is known to refuse it still. */
  find(layers: readonly Layer[], nowMs: number): Decision | undefined;
  /** Keeps a refusal that the store gave when it was asked at this time. */
  keep(layers: readonly Layer[], charge: Charge, askedAtMs: number): void;
}

interface Denial {
  /** What costs less may still fit. */
  readonly cost: number;
  readonly count: Count;
  /** When the layer may fit again; the store began to wait later than it was asked, so this is not too late. */
  readonly untilMs: number;
}

/** Nothing that others do makes a call fit earlier than it was told, so a denial is as good as asking. */
export function denials(capacity: number): Denials {
  const known = new Map<string, Denial>();
  const holding = (layers: readonly Layer[], at: number, nowMs: number): Denial | undefined => {
    const layer = layers[at];
    const denial = layer && known.get(nameOf(layer));
    if (denial === undefined || nowMs >= denial.untilMs) return undefined;
    return costOf(layers, at) >= denial.cost ? denial : undefined;
  };
  return {
    find(layers, nowMs) {
      if (known.size === 0) return undefined;
      const refusing: Layer[] = [];
      const counts: Count[] = [];
      layers.forEach((layer, at) => {
        const denial = holding(layers, at, nowMs);
        if (denial === undefined || layer.role === 'soft' || layer.role === 'shadow') return;
        // As a hard one it is judged by itself, without the soft one in front of strikes.
        refusing.push({ ...layer, role: 'hard' });
        counts.push(since(denial, nowMs));
      });
      return refusing.length === 0 ? undefined : decisionOf(refusing, { charged: false, counts });
    },
    keep(layers, charge, askedAtMs) {
      for (const { layer, at, waitMs } of refusingOf(layers, charge)) {
        const name = nameOf(layer);
        const count = charge.counts[at];
        if (count === undefined) continue;
        known.delete(name);
        if (known.size >= capacity) forgetOldest(known);
        known.set(name, { cost: costOf(layers, at), count, untilMs: askedAtMs + waitMs });
      }
    },
  };
}

const nameOf = ({ plan, key }: Layer): string => `${plan.name} ${key}`;

/** Strikes refuse while the layer in front of them does, which goes by the cost of the call. */
const costOf = (layers: readonly Layer[], at: number): number =>
  layers[layers[at]?.role === 'strikes' ? at - 1 : at]?.cost ?? 0;

function since({ count, untilMs }: Denial, nowMs: number): Count {
  const waitMs = Math.max(1, Math.ceil(untilMs - nowMs));
  return { ...count, waitMs, resetMs: Math.max(waitMs, Math.ceil(count.resetMs - (count.waitMs - waitMs))) };
}

/** Whoever is forgotten is asked for again. */
function forgetOldest(known: Map<string, Denial>): void {
  for (const name of known.keys()) {
    known.delete(name);
    return;
  }
}
