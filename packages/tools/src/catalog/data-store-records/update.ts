import { dataStoreRecords } from '@makegate/client/endpoints/data-store-records';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { dataStoreIdInput, openObject } from '../../input-fields.js';

export const dataStoreRecordsUpdate = defineTool({
  name: 'data_store_records_update',
  title: 'Update data store record',
  description: 'Change some fields of a record. The others stay as they are.',
  uses: [dataStoreRecords.update],
  input: {
    dataStoreId: dataStoreIdInput,
    key: z.string().min(1).describe('From data_store_records_list'),
    data: openObject.describe('The fields to change'),
  },
  output: { key: z.string(), data: openObject },
  run: async ({ dataStoreId, key, data }, { make, signal }) =>
    make.dataStoreRecords.update({ dataStoreId, dataStoreKeyRecord: key, record: data }, { signal }),
});
