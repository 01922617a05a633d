/** Remembers for a while what has been used. */
export interface Once {
  /**
   * True the first time within `ttlMs` that anybody claims this id, false every other time. Of any number of callers at
   * once exactly one gets true. Rejects when it cannot tell; then the id must be taken for used.
   */
  claim(id: string, ttlMs: number): Promise<boolean>;
}
