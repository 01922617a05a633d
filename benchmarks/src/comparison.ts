/** One figure of a benchmark: ours beside an anchor that ran in the same run, or beside a bound. */
export interface ComparisonRow {
  readonly what: string;
  readonly anchor: string;
  readonly theirs: number;
  readonly ours: number;
  /** What was to be reached, in words, and whether it was. */
  readonly target: string;
  readonly reached: boolean;
}

/** What a benchmark found out. */
export interface Comparison {
  readonly title: string;
  readonly rows: readonly ComparisonRow[];
  /** How it was measured, as far as a reader needs it to judge the rows. */
  readonly conditions: Readonly<Record<string, string | number>>;
}

/** Ours as a multiple of theirs. */
export const ratioOf = ({ ours, theirs }: ComparisonRow): number => ours / theirs;
