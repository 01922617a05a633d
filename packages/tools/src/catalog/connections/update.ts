import { connections } from '@makegate/client/endpoints/connections';
import { connectionRow, connectionSummary } from '../../connections/connection-row.js';
import { defineTool } from '../../define-tool.js';
import { connectionIdInput, nameInput } from '../../input-fields.js';

export const connectionsUpdate = defineTool({
  name: 'connections_update',
  title: 'Rename connection',
  description: 'Give a connection another name. Scenarios go on using it as before.',
  uses: [connections.update],
  input: { connectionId: connectionIdInput, name: nameInput },
  output: connectionSummary,
  run: async (args, { make, signal }) => {
    const { connection } = await make.connections.update(args, { signal });
    return connectionRow(connection);
  },
});
