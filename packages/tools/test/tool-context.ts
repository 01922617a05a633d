import { organizationFinder } from '../src/find-organization.js';
import type { ToolContext } from '../src/tool-context.js';
import { recordingMake, type Answers, type RecordingMake } from './recording-make.js';

export interface RecordingContext extends ToolContext {
  readonly make: RecordingMake;
  /** The pauses a tool has asked for, in milliseconds. None of them takes any time. */
  readonly pausesMs: number[];
  readonly messages: string[];
}

/** What a tool's `run` is given, over a Make that answers from `answers`: team 5, organization 3, every scope. */
export function contextOver(answers: Answers, changes: Partial<ToolContext> = {}): RecordingContext {
  const pausesMs: number[] = [];
  const messages: string[] = [];
  const place = changes.place ?? { teamId: 5, organizationId: 3 };
  return {
    signal: new AbortController().signal,
    progress: ({ message }) => messages.push(message),
    place,
    organization: organizationFinder(place),
    access: { scopes: undefined, readOnly: false, hidden: [] },
    scenarioTools: undefined,
    waitBudgetMs: 25_000,
    pause: async (ms, signal) => {
      signal.throwIfAborted();
      pausesMs.push(ms);
    },
    ...changes,
    make: recordingMake(answers),
    pausesMs,
    messages,
  };
}
