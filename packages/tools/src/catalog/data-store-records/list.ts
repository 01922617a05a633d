import { dataStoreRecords } from '@makegate/client/endpoints/data-store-records';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { dataStoreIdInput, openObject } from '../../input-fields.js';
import { askFor, pageInput, pageOf } from '../../page-of.js';
import { pick } from '../../pick.js';

export const dataStoreRecordsList = defineTool({
  name: 'data_store_records_list',
  title: 'List data store records',
  description: 'Read the records of a data store, page by page, each with its key.',
  uses: [dataStoreRecords.list],
  input: { dataStoreId: dataStoreIdInput, ...pageInput },
  output: {
    records: z.array(z.object({ key: z.string(), data: openObject })),
    count: z.number().optional().describe('Records in all'),
    nextOffset: z.number().optional(),
  },
  run: async ({ dataStoreId, ...page }, { make, signal }) => {
    const reply = await make.dataStoreRecords.list({ dataStoreId, pg: askFor(page) }, { signal });
    const { rows, nextOffset } = pageOf(
      reply.records.map((row) => pick(row, 'key', 'data')),
      page,
    );
    return { records: rows, nextOffset, ...pick(reply, 'count') };
  },
});
