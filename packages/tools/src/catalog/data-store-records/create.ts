import { dataStoreRecords } from '@makegate/client/endpoints/data-store-records';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { dataStoreIdInput, openObject } from '../../input-fields.js';
import { pick } from '../../pick.js';

export const dataStoreRecordsCreate = defineTool({
  name: 'data_store_records_create',
  title: 'Create data store record',
  description: 'Add a record to a data store. Without a key Make invents one.',
  uses: [dataStoreRecords.create],
  input: {
    dataStoreId: dataStoreIdInput,
    key: z.string().min(1).optional().describe('A key that is not in use yet'),
    data: openObject.describe('The fields of the record'),
  },
  output: { key: z.string(), data: openObject },
  run: async (args, { make, signal }) =>
    make.dataStoreRecords.create(pick(args, 'dataStoreId', 'key', 'data'), { signal }),
});
