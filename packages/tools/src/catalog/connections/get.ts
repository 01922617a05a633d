import { connections } from '@makegate/client/endpoints/connections';
import { z } from 'zod';
import { connectionRow, connectionSummary } from '../../connections/connection-row.js';
import { defineTool } from '../../define-tool.js';
import { connectionIdInput } from '../../input-fields.js';
import { pick } from '../../pick.js';

export const connectionsGet = defineTool({
  name: 'connections_get',
  title: 'Get connection',
  description: 'Read one connection: its kind, when it expires, and whether it can be edited. Secrets are never shown.',
  uses: [connections.get],
  input: { connectionId: connectionIdInput },
  output: {
    ...connectionSummary,
    teamId: z.number().optional(),
    editable: z.boolean().optional(),
    upgradeable: z.boolean().optional(),
    scopesCnt: z.number().optional().describe('How many permissions it holds'),
  },
  run: async ({ connectionId }, { make, signal }) => {
    const { connection } = await make.connections.get({ connectionId }, { signal });
    return {
      ...connectionRow(connection),
      ...pick(connection, 'teamId', 'editable', 'upgradeable', 'scopesCnt'),
    };
  },
});
