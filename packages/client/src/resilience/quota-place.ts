import type { CallGate, GatedCall } from '../call-gate.js';

/** Where a client's calls wait for their turn, and as whose. */
export interface QuotaPlace extends Pick<GatedCall, 'organization' | 'user'> {
  readonly gate: CallGate;
  /** Of calls that do not say otherwise. Default `normal`. */
  readonly priority?: GatedCall['priority'];
}
