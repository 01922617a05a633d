import { join } from 'node:path';
import { startServer } from './running-server.js';
import type { RunningServer } from './running-server.js';

export type Contestant =
  | 'fastmcp stateful'
  | 'fastmcp stateless'
  | 'SDK v1'
  | 'SDK v1, JSON answers'
  | 'makegate'
  | 'makegate, audit file'
  | 'makegate, Redis';

const ours = './ours/gateway.js';
const stateIn = (folder: string, name: string): string => `MAKEGATE_STATE=${join(folder, `${name}.json`)}`;

/** Starts each in a process of its own. */
export async function startContestants(
  folder: string,
  redisUrl: string,
): Promise<Readonly<Record<Contestant, RunningServer>>> {
  return {
    'fastmcp stateful': await startServer('./anchors/fastmcp.js', ['stateful']),
    'fastmcp stateless': await startServer('./anchors/fastmcp.js', ['stateless']),
    'SDK v1': await startServer('./anchors/sdk.js'),
    'SDK v1, JSON answers': await startServer('./anchors/sdk.js', ['json']),
    makegate: await startServer(ours, [stateIn(folder, 'plain')]),
    'makegate, audit file': await startServer(ours, [
      stateIn(folder, 'audited'),
      `MAKEGATE_AUDIT_FILE=${join(folder, 'audit.jsonl')}`,
    ]),
    'makegate, Redis': await startServer(ours, [`REDIS_URL=${redisUrl}`]),
  };
}
