import { connections } from '@makegate/client/endpoints/connections';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { connectionIdInput } from '../../input-fields.js';

export const connectionsDelete = defineTool({
  name: 'connections_delete',
  title: 'Delete connection',
  description: 'Delete a connection to another service. Scenarios that use it stop working.',
  uses: [connections.get, connections.delete],
  input: { connectionId: connectionIdInput },
  output: { connectionId: z.number() },
  preview: async ({ connectionId }, { make, signal }) => {
    const { connection } = await make.connections.get({ connectionId }, { signal });
    return `Connection ${connectionId} "${connection.name}" (${connection.accountName ?? 'unknown kind'}) would be deleted. Scenarios that use it would stop working until somebody connects them anew.`;
  },
  run: async ({ connectionId }, { make, signal }) => {
    await make.connections.delete({ connectionId, confirmed: true }, { signal });
    return { connectionId };
  },
});
