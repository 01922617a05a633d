import { instructions } from '@makegate/tools';
import { connectFastMcp } from '@makegate/tools/fastmcp';
import type { Registry } from './registry.js';
import { fastMcpLog } from './telemetry/fastmcp-log.js';
import { version } from './version.js';
import { openWorkspace } from './workspaces/workspace.js';
import type { WorkspaceParts } from './workspaces/workspace-parts.js';
import { createWorkspaces } from './workspaces/workspaces.js';

/** Serves each principal the tools that their key, their Make credential and the configuration allow. */
export function makeRegistry(parts: WorkspaceParts): Registry {
  const { log } = parts;
  const workspaces = createWorkspaces({
    open: (principal) => openWorkspace(principal, parts),
    ...(parts.now ? { now: parts.now } : {}),
  });
  return {
    async connect(principal, transport) {
      const { workspace, leave } = await workspaces.enter(principal);
      try {
        const connection = await connectFastMcp({
          name: 'makegate-gateway',
          title: 'Makegate',
          version,
          instructions,
          surface: workspace.surface,
          ready: workspace.ready,
          beforeList: () => workspace.current(),
          transport,
          log: fastMcpLog(log),
        });
        void connection.closed.then(leave);
        return connection;
      } catch (error) {
        leave();
        throw error;
      }
    },
    async close() {
      workspaces.close();
    },
  };
}
