import { dataStructures } from '@makegate/client/endpoints/data-structures';
import { z } from 'zod';
import { dataStructureSummary } from '../../data-structures/data-structure-row.js';
import { defineTool } from '../../define-tool.js';
import { teamIdInput } from '../../input-fields.js';
import { askFor, pageInput, pageOf } from '../../page-of.js';
import { pick } from '../../pick.js';
import { teamOf } from '../../tool-context.js';

export const dataStructuresList = defineTool({
  name: 'data_structures_list',
  title: 'List data structures',
  description: 'List the data structures of a team. data_structures_get shows the fields of one.',
  uses: [dataStructures.list],
  input: { teamId: teamIdInput, ...pageInput },
  output: { dataStructures: z.array(z.object(dataStructureSummary)), nextOffset: z.number().optional() },
  run: async (args, context) => {
    const teamId = teamOf(args, context);
    const reply = await context.make.dataStructures.list({ teamId, pg: askFor(args) }, { signal: context.signal });
    const { rows, nextOffset } = pageOf(
      reply.dataStructures.map((row) => pick(row, 'id', 'name', 'strict')),
      args,
    );
    return { dataStructures: rows, nextOffset };
  },
});
