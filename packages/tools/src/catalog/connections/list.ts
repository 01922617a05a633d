import { connections } from '@makegate/client/endpoints/connections';
import { z } from 'zod';
import { connectionRow, connectionSummary } from '../../connections/connection-row.js';
import { defineTool } from '../../define-tool.js';
import { teamIdInput } from '../../input-fields.js';
import { pageInput, pageOfAll } from '../../page-of.js';
import { pick } from '../../pick.js';
import { teamOf } from '../../tool-context.js';

export const connectionsList = defineTool({
  name: 'connections_list',
  title: 'List connections',
  description: 'List the connections of a team to other services, and when each expires. Secrets are never shown.',
  uses: [connections.list],
  input: {
    teamId: teamIdInput,
    type: z.array(z.string()).min(1).optional().describe('Only these kinds, such as google-email'),
    ...pageInput,
  },
  output: { connections: z.array(z.object(connectionSummary)), nextOffset: z.number().optional() },
  run: async (args, context) => {
    const filters = { teamId: teamOf(args, context), ...pick(args, 'type') };
    const reply = await context.make.connections.list(filters, { signal: context.signal });
    const { rows, nextOffset } = pageOfAll(reply.connections.map(connectionRow), args);
    return { connections: rows, nextOffset };
  },
});
