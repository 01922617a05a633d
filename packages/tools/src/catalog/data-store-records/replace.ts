import { dataStoreRecords } from '@makegate/client/endpoints/data-store-records';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { dataStoreIdInput, openObject } from '../../input-fields.js';

export const dataStoreRecordsReplace = defineTool({
  name: 'data_store_records_replace',
  title: 'Replace data store record',
  description:
    'Write one record of a data store: the whole record with this key is replaced, or made if there is none.',
  uses: [dataStoreRecords.replace],
  input: {
    dataStoreId: dataStoreIdInput,
    key: z.string().min(1).describe('From data_store_records_list, or a new one'),
    data: openObject.describe('All fields; those left out become empty'),
  },
  output: { key: z.string(), data: openObject },
  run: async ({ dataStoreId, key, data }, { make, signal }) =>
    make.dataStoreRecords.replace({ dataStoreId, dataStoreKeyRecord: key, record: data }, { signal }),
});
