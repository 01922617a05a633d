import { teams } from '@makegate/client/endpoints/teams';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { findsOrganization } from '../../find-organization.js';
import { organizationIdInput } from '../../input-fields.js';
import { askFor, pageInput, pageOf } from '../../page-of.js';
import { pick } from '../../pick.js';
import { organizationOf } from '../../tool-context.js';

export const teamsList = defineTool({
  name: 'teams_list',
  title: 'List teams',
  description: 'List the teams of an organization. A team owns scenarios, connections, hooks and data stores.',
  uses: [teams.list],
  optionally: findsOrganization,
  input: { organizationId: organizationIdInput, ...pageInput },
  output: {
    teams: z.array(z.object({ id: z.number(), name: z.string(), isPaused: z.boolean().optional() })),
    nextOffset: z.number().optional(),
  },
  run: async (args, context) => {
    const organizationId = await organizationOf(args, context);
    const reply = await context.make.teams.list({ organizationId, pg: askFor(args) }, { signal: context.signal });
    const { rows, nextOffset } = pageOf(
      reply.teams.map((row) => pick(row, 'id', 'name', 'isPaused')),
      args,
    );
    return { teams: rows, nextOffset };
  },
});
