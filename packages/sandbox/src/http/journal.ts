/** One request this zone has answered, or is answering. */
export interface JournalEntry {
  readonly method: string;
  /** Below `/api/v2`, without the query. */
  readonly path: string;
  /** The endpoint's id, as `scenarios.run`; absent when no endpoint has this path. */
  readonly endpoint?: string;
  /** 0 while the answer is under way, and for good when the connection broke before it. */
  readonly status: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /**
   * Whether it took one of the organization's requests per minute. Runs never do, nor does what is answered before anybody
   * counts: a 401, an unknown path, an unreadable body, a fault in place of an answer, and the 429 itself.
   */
  readonly counted: boolean;
}

/** What becomes of a request that has been written down. */
export interface JournalLine {
  count(): void;
  end(status: number): void;
}

/** What has been asked of the zone, oldest first; the last `journalLimit` requests. */
export interface Journal {
  entries(): readonly JournalEntry[];
  clear(): void;
  begin(entry: Omit<JournalEntry, 'status' | 'counted'>): JournalLine;
}

/** A zone may serve for days; older entries are forgotten. */
export const journalLimit = 10_000;

export function createJournal(): Journal {
  let entries: JournalEntry[] = [];
  return {
    entries: () => entries.map((entry) => ({ ...entry })),
    clear: () => {
      entries = [];
    },
    begin: (begun) => {
      const entry = { ...begun, status: 0, counted: false };
      entries.push(entry);
      if (entries.length > journalLimit) entries.shift();
      return {
        count: () => {
          entry.counted = true;
        },
        end: (status) => {
          entry.status = status;
        },
      };
    },
  };
}
