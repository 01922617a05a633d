import type { Grants } from '../access.js';
import type { Tool } from '../define-tool.js';
import type { Explanation } from './explanation.js';

/** The active on-demand scenarios of a team, each as a tool. */
export interface ScenarioTools {
  /**
   * Reads the scenarios and the first interfaces; the others follow in the background. A Make that does not answer is
   * tried again; rejects only for a mistake of ours. The signal ends the background work as `close` does.
   */
  start(signal?: AbortSignal): Promise<void>;
  /**
   * Reads the list of scenarios again, and the interface of this one even if it was not edited. Callers that come while a
   * reading is on its way share the next one, so that each sees what was written before it asked. Never rejects.
   */
  refresh(scenarioId?: number): Promise<void>;
  /** Refreshes in the background when the list is older than a minute and Make did not ask for patience. Returns at once. */
  freshen(): void;
  /** Those whose interface is known, by name: at most 200, the latest edits. The same array until a change. */
  tools(): readonly Tool[];
  /** Every scenario of the team, whether it is a tool for somebody with this access, and why not. */
  explain(access?: Grants): Promise<readonly Explanation[]>;
  /** Calls back after the tools have changed, once for changes that come together. Returns what stops it. */
  onChange(listener: () => void): () => void;
  /** Ends all background work at once. Resolves when the memory has what was read. Never rejects. */
  close(): Promise<void>;
}
