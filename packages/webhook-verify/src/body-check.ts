import type { Key } from './key-ring.js';
import type { Refused } from './verdict.js';

/** What a scheme has proven of a delivery. */
export interface Proof {
  readonly ok: true;
  readonly id: string | undefined;
  readonly timestampMs: number | undefined;
  /** The last moment at which the delivery is fresh; infinite where no time is signed. */
  readonly freshUntilMs: number;
  /** The first one that matched. */
  readonly key: Pick<Key, 'id' | 'notAfterMs'>;
  /** What a repetition has in common with this delivery; undefined when the scheme cannot tell, or was not asked to. */
  readonly replayId: string | undefined;
}

/** A check that has accepted the headers and now takes the body, chunk by chunk. */
export interface BodyCheck {
  readonly ok: true;
  update(chunk: Uint8Array): void;
  /** Called once, when the whole body was given. */
  finish(): Proof | Refused;
}
