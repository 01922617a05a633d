/** The users of a seeded zone, by what they are in it. */
export interface People {
  /** Owns the first organization, and so reaches all of its teams. */
  readonly owner: number;
  /** Looks after the first organization, and is in none of its teams. */
  readonly admin: number;
  /** A member of both teams of the first organization. */
  readonly member: number;
  /** May only look on, and only in the first team. */
  readonly monitoring: number;
  /** Owns the other organization, and is not in the first. */
  readonly outsider: number;
}
