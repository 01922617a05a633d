import type { SecretOwner } from './seal-context.js';

/** The wrapped data key of each owner, as text that only the sealer understands. */
export interface DataKeyStore {
  find(owner: SecretOwner): Promise<string | undefined>;
  /**
   * Keeps this one unless the owner has one already, and answers the one that is kept. Of any number of callers at once
   * all get the same answer: a data key that was overwritten would take every secret sealed with it along.
   */
  keep(owner: SecretOwner, wrapped: string): Promise<string>;
  /** Puts `next` in the place of exactly `known`. False, and nothing is changed, when something else is there by now. */
  replace(owner: SecretOwner, known: string, next: string): Promise<boolean>;
  /** Nothing happens when there is nothing. */
  delete(owner: SecretOwner): Promise<void>;
}
