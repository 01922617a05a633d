import { dataStoreRecords } from '@makegate/client/endpoints/data-store-records';
import { dataStores } from '@makegate/client/endpoints/data-stores';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { dataStoreIdInput } from '../../input-fields.js';
import { listedInWords } from '../../listed-in-words.js';
import { idsDone } from '../../partly-done.js';

export const dataStoreRecordsDelete = defineTool({
  name: 'data_store_records_delete',
  title: 'Delete data store records',
  description: 'Delete the named records of a data store.',
  uses: [dataStores.get, dataStoreRecords.deleteMany],
  input: {
    dataStoreId: dataStoreIdInput,
    keys: z.array(z.string().min(1)).min(1).max(100).describe('From data_store_records_list'),
  },
  output: { deleted: z.array(z.string()), notFound: z.array(z.string()).optional() },
  preview: async ({ dataStoreId, keys }, { make, signal }) => {
    const { dataStore } = await make.dataStores.get({ dataStoreId }, { signal });
    return `Up to ${keys.length} of the ${dataStore.records ?? 'unknown number of'} records of data store ${dataStoreId} "${dataStore.name}" would be deleted: ${listedInWords(keys)}. Whether there is a record for each key was not checked.`;
  },
  run: async ({ dataStoreId, keys }, { make, signal }) => {
    const deleting = make.dataStoreRecords.deleteMany({ dataStoreId, keys, confirmed: true }, { signal });
    const deleted = await idsDone('keys', deleting);
    const notFound = keys.filter((key) => !deleted.includes(key));
    return { deleted, ...(notFound.length > 0 ? { notFound } : {}) };
  },
});
