import type { Tool } from '../define-tool.js';
import type { Explanation } from './explanation.js';

/** The active on-demand scenarios of a team, each as a tool. */
export interface ScenarioTools {
  /** Reads the scenarios and the first interfaces. The rest follow in the background until `close` or the signal. */
  start(signal?: AbortSignal): Promise<void>;
  /** Reads the list of scenarios again. Of callers at the same time, one asks Make and all get the result. */
  refresh(): Promise<void>;
  /** Refreshes in the background when the list is older than a minute. Returns at once. */
  freshen(): void;
  /** Those whose interface is known, by name. */
  tools(): readonly Tool[];
  /** Every scenario of the team, whether it is a tool, and why not. */
  explain(): Promise<readonly Explanation[]>;
  /** Calls back after the tools have changed, once for changes that come together. Returns what stops it. */
  onChange(listener: () => void): () => void;
  /** Ends all background work. */
  close(): void;
}
