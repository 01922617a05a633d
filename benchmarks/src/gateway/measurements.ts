import type { Contestant } from './contestants.js';
import type { Job } from './load/jobs.js';

/** A ratio of ours to somebody else's, and what it should be. */
export interface Target {
  readonly against: Contestant;
  readonly most?: number;
  readonly least?: number;
}

export interface Measurement {
  readonly title: string;
  readonly kind: Job['kind'];
  readonly among: readonly Contestant[];
  readonly targets: readonly Target[];
}

export const measurements: readonly Measurement[] = [
  {
    title: 'From connecting the official client to its first tool answer, in milliseconds',
    kind: 'first-answer',
    among: ['fastmcp stateful', 'fastmcp stateless', 'SDK v1', 'makegate', 'makegate, Redis'],
    targets: [{ against: 'fastmcp stateful', most: 0.2 }],
  },
  {
    title: 'tools/call at concurrency 8, in a second',
    kind: 'calls',
    among: ['fastmcp stateful', 'fastmcp stateless', 'SDK v1', 'makegate', 'makegate, audit file', 'makegate, Redis'],
    targets: [
      { against: 'fastmcp stateful', least: 0.5 },
      { against: 'fastmcp stateless', least: 1.2 },
    ],
  },
  {
    title: 'tools/list with 200 tools at concurrency 4, in a second',
    kind: 'lists',
    among: ['fastmcp stateful', 'SDK v1', 'SDK v1, JSON answers', 'makegate', 'makegate, Redis'],
    targets: [{ against: 'SDK v1', least: 1 }],
  },
];
