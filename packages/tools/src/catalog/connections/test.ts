import { connections } from '@makegate/client/endpoints/connections';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { connectionIdInput } from '../../input-fields.js';

export const connectionsTest = defineTool({
  name: 'connections_test',
  title: 'Test connection',
  description: 'Let Make call the service behind a connection and say whether the connection still works.',
  uses: [connections.test],
  input: { connectionId: connectionIdInput },
  output: { connectionId: z.number(), verified: z.boolean() },
  run: async ({ connectionId }, { make, signal }) => {
    const { verified } = await make.connections.test({ connectionId }, { signal });
    return { connectionId, verified };
  },
});
