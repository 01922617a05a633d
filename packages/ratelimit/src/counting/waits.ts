import { isHard } from './layer.js';
import type { Charge, Layer } from './layer.js';

/** A layer for which a call was refused. */
export interface Refusing {
  readonly layer: Layer;
  /** Its place among the layers of the call. */
  readonly at: number;
  /** Until it does not refuse the same call any more. */
  readonly waitMs: number;
}

/** The layers that refuse. Strikes do so no longer than the layer in front of them has nothing left. */
export function refusingOf(layers: readonly Layer[], { counts }: Charge): readonly Refusing[] {
  return layers.flatMap((layer, at) => {
    const own = isHard(layer.role) ? (counts[at]?.waitMs ?? 0) : 0;
    const waitMs = layer.role === 'strikes' ? Math.min(own, counts[at - 1]?.waitMs ?? 0) : own;
    return waitMs > 0 ? [{ layer, at, waitMs }] : [];
  });
}
