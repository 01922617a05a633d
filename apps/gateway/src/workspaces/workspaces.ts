import type { Principal } from '@makegate/auth';
import type { Workspace } from './workspace.js';

/** How workspaces are made, and how many are kept for how long. */
export interface WorkspacesOptions {
  readonly open: (principal: Principal) => Promise<Workspace>;
  /** How long one is kept when no session uses it. Default 300 000. */
  readonly keepMs?: number;
  /** How many unused ones are kept at most. Default 100. */
  readonly mostIdle?: number;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number;
}

/** A workspace in use. */
export interface Entered {
  readonly workspace: Workspace;
  /** It is not used any more, as far as this caller goes. May be called twice. */
  readonly leave: () => void;
}

/** The workspaces of all principals. Those in use are as many as there are sessions at most. */
export interface Workspaces {
  /** Of any number of callers at once for one principal and the same scopes, one opens it. Rejects when that fails. */
  enter(principal: Principal): Promise<Entered>;
  /** Drops what nobody has used for long. */
  sweep(): void;
  /** Those in use and those kept. */
  readonly size: number;
  /** Ends all of them. */
  close(): void;
}

interface Kept {
  readonly opening: Promise<Workspace>;
  users: number;
  idleSinceMs: number;
}

/** JSON keeps the fields apart, whatever characters they hold. The order of scopes does not matter, nor does repeating one. */
const keyOf = ({ tenant, id, scopes }: Principal): string =>
  JSON.stringify([tenant, id, [...new Set(scopes)].toSorted((one, other) => (one < other ? -1 : 1))]);

const sweepEveryMs = 60_000;

/** One timer looks after all of them, and keeps no process alive. */
export function createWorkspaces(options: WorkspacesOptions): Workspaces {
  const { open, keepMs = 300_000, mostIdle = 100, now = Date.now } = options;
  const kept = new Map<string, Kept>();
  /** Those of them that nobody uses, in the order in which they were left. */
  const idle = new Map<string, Kept>();

  const drop = (key: string, entry: Kept): void => {
    if (kept.get(key) === entry) kept.delete(key);
    if (idle.get(key) === entry) idle.delete(key);
    void entry.opening.then((workspace) => workspace.close()).catch(() => undefined);
  };
  const leave = (key: string, entry: Kept): void => {
    entry.users -= 1;
    if (entry.users > 0 || kept.get(key) !== entry) return;
    entry.idleSinceMs = now();
    idle.set(key, entry);
    for (const [oldest, unneeded] of idle) {
      if (idle.size <= mostIdle) return;
      drop(oldest, unneeded);
    }
  };
  const sweep = (): void => {
    for (const [key, entry] of idle) {
      if (now() - entry.idleSinceMs < keepMs) return;
      drop(key, entry);
    }
  };
  const timer = setInterval(sweep, sweepEveryMs).unref();

  return {
    async enter(principal) {
      const key = keyOf(principal);
      const entry = kept.get(key) ?? { opening: open(principal), users: 0, idleSinceMs: now() };
      kept.set(key, entry);
      idle.delete(key);
      entry.users += 1;
      try {
        const workspace = await entry.opening;
        let left = false;
        return {
          workspace,
          leave() {
            if (!left) leave(key, entry);
            left = true;
          },
        };
      } catch (error) {
        // The next one tries again.
        if (kept.get(key) === entry) kept.delete(key);
        throw error;
      }
    },
    sweep,
    get size() {
      return kept.size;
    },
    close() {
      clearInterval(timer);
      for (const [key, entry] of kept) drop(key, entry);
    },
  };
}
