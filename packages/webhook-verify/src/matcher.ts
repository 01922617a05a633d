import type { Key } from './key-ring.js';

/** Takes the signed bytes in order, and says at the end which key matches. */
export interface Matcher {
  update(bytes: Uint8Array | string): void;
  /** Called once. The first key of those that match, in the order of the secrets. */
  matchingKey(): Key | undefined;
}
