import type { Decision } from './decision.js';
import type { Layer } from './counting/layer.js';

/** Keeps calls waiting that have to be late, up to a number. */
export interface Holding {
  /** Asks for a decision, and answers it when its delay is over. */
  late(layers: readonly Layer[], decide: (layers: readonly Layer[]) => Decision | Promise<Decision>): Promise<Decision>;
}

/**
 * A call that waits holds a connection, so that waiting must not be to be had without end. While `mostHeld` calls wait, or may
 * have to, whatever is over a quota is refused at once, before anything is charged.
 */
export function holding(mostHeld: number, wait: (ms: number) => Promise<unknown>): Holding {
  let held = 0;
  return {
    async late(layers, decide) {
      if (held >= mostHeld) return decide(layers.flatMap(hardened));
      held += 1;
      try {
        const decision = await decide(layers);
        if (decision.allowed && decision.delayedMs !== undefined) await wait(decision.delayedMs);
        return decision;
      } finally {
        held -= 1;
      }
    },
  };
}

/** Without room to wait there are no strikes either. */
function hardened(layer: Layer): readonly Layer[] {
  if (layer.role === 'strikes') return [];
  return [layer.role === 'soft' ? { ...layer, role: 'hard' } : layer];
}
