import { dataStoreRecords } from '@makegate/client/endpoints/data-store-records';
import { dataStores } from '@makegate/client/endpoints/data-stores';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { dataStoreIdInput } from '../../input-fields.js';
import { listedInWords } from '../../listed-in-words.js';

export const dataStoreRecordsDelete = defineTool({
  name: 'data_store_records_delete',
  title: 'Delete data store records',
  description: 'Delete the named records of a data store.',
  uses: [dataStores.get, dataStoreRecords.deleteMany],
  input: {
    dataStoreId: dataStoreIdInput,
    keys: z.array(z.string().min(1)).min(1).max(100).describe('From data_store_records_list'),
  },
  output: { keys: z.array(z.string()) },
  preview: async ({ dataStoreId, keys }, { make, signal }) => {
    const { dataStore } = await make.dataStores.get({ dataStoreId }, { signal });
    return `${keys.length} of the ${dataStore.records ?? 'unknown number of'} records of data store ${dataStoreId} "${dataStore.name}" would be deleted: ${listedInWords(keys)}.`;
  },
  run: async ({ dataStoreId, keys }, { make, signal }) => {
    const reply = await make.dataStoreRecords.deleteMany({ dataStoreId, keys, confirmed: true }, { signal });
    return { keys: reply.keys };
  },
});
