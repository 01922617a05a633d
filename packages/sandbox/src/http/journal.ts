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
  /** Whether it counts against the organization's limit of requests per minute. */
  readonly counted: boolean;
}

/** What has been asked of the zone, oldest first. */
export interface Journal {
  entries(): readonly JournalEntry[];
  clear(): void;
  /** Writes the request down. The answer is the function that takes its status. */
  begin(entry: Omit<JournalEntry, 'status'>): (status: number) => void;
}

export function createJournal(): Journal {
  let entries: (JournalEntry & { status: number })[] = [];
  return {
    entries: () => entries.map((entry) => ({ ...entry })),
    clear: () => {
      entries = [];
    },
    begin: (begun) => {
      const entry = { ...begun, status: 0 };
      entries.push(entry);
      return (status) => {
        entry.status = status;
      };
    },
  };
}
