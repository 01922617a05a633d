import { organizations } from '@makegate/client/endpoints/organizations';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { askFor, pageInput, pageOf } from '../../page-of.js';
import { pick } from '../../pick.js';

export const organizationsList = defineTool({
  name: 'organizations_list',
  title: 'List organizations',
  description:
    'List the organizations that the credential can see, in all zones. Only those in the zone of this server can be worked with.',
  uses: [organizations.list],
  input: pageInput,
  output: {
    organizations: z.array(
      z.object({ id: z.number(), name: z.string(), zone: z.string().optional(), isPaused: z.boolean().optional() }),
    ),
    nextOffset: z.number().optional(),
  },
  run: async (args, { make, signal }) => {
    const reply = await make.organizations.list({ pg: askFor(args) }, { signal });
    const { rows, nextOffset } = pageOf(
      reply.organizations.map((row) => pick(row, 'id', 'name', 'zone', 'isPaused')),
      args,
    );
    return { organizations: rows, nextOffset };
  },
});
