import { dataStores } from '@makegate/client/endpoints/data-stores';
import { dataStoreRow, dataStoreSummary } from '../../data-stores/data-store-row.js';
import { defineTool } from '../../define-tool.js';
import { dataStoreIdInput } from '../../input-fields.js';

export const dataStoresGet = defineTool({
  name: 'data_stores_get',
  title: 'Get data store',
  description: 'Read one data store: how many records it holds, its size and its data structure.',
  uses: [dataStores.get],
  input: { dataStoreId: dataStoreIdInput },
  output: dataStoreSummary,
  run: async ({ dataStoreId }, { make, signal }) => {
    const { dataStore } = await make.dataStores.get({ dataStoreId }, { signal });
    return dataStoreRow(dataStore);
  },
});
