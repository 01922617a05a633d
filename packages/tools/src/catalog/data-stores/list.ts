import { dataStores } from '@makegate/client/endpoints/data-stores';
import { z } from 'zod';
import { dataStoreRow, dataStoreSummary } from '../../data-stores/data-store-row.js';
import { defineTool } from '../../define-tool.js';
import { teamIdInput } from '../../input-fields.js';
import { askFor, pageInput, pageOf } from '../../page-of.js';
import { teamOf } from '../../tool-context.js';

export const dataStoresList = defineTool({
  name: 'data_stores_list',
  title: 'List data stores',
  description: 'List the data stores of a team, with the number of records and the size of each.',
  uses: [dataStores.list],
  input: { teamId: teamIdInput, ...pageInput },
  output: { dataStores: z.array(z.object(dataStoreSummary)), nextOffset: z.number().optional() },
  run: async (args, context) => {
    const teamId = teamOf(args, context);
    const reply = await context.make.dataStores.list({ teamId, pg: askFor(args) }, { signal: context.signal });
    const { rows, nextOffset } = pageOf(reply.dataStores.map(dataStoreRow), args);
    return { dataStores: rows, nextOffset };
  },
});
