import type { People } from '../../src/index.js';
import type { OpenZone } from '../open-zone.js';

/** Arguments of a call by name. */
export type Args = Readonly<Record<string, unknown>>;

/** Arguments that are known beforehand, or that follow from the zone and from what was prepared in it. */
export type RowArgs = Args | ((open: OpenZone, prepared: Args) => Args);

/** A call of our client, by the id of its endpoint. */
export interface RowCall {
  readonly endpoint: string;
  readonly args: RowArgs;
}

/** What one write has to change, and what it must leave alone. Each row is walked in a zone as it was seeded. */
export interface WriteRow {
  /** Id of the endpoint that writes. */
  readonly write: string;
  /** Who writes, and reads what changes. By default the owner, who also reads what must stay. */
  readonly as?: keyof People;
  /** Who reads what changes, where the one who writes no longer can. */
  readonly readAs?: keyof People;
  /** What has to be there before; what it answers goes to the arguments. */
  readonly prepare?: (open: OpenZone) => Promise<Args>;
  readonly args: RowArgs;
  /** The change comes some time after the answer to the write, by itself. */
  readonly later?: true;
  /** A read whose answer the write changes. */
  readonly read: RowCall;
  /** Expects of the answers before and after the write that they differ, and how. */
  readonly changes: (before: unknown, after: unknown) => void;
  /** A read of somebody else's, whose answer has to stay the same. */
  readonly untouched: RowCall;
}
