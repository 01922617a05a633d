import { dataStores } from '@makegate/client/endpoints/data-stores';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { dataStoreIdInput } from '../../input-fields.js';
import { teamOf } from '../../tool-context.js';

export const dataStoresDelete = defineTool({
  name: 'data_stores_delete',
  title: 'Delete data store',
  description: 'Delete a data store with all its records. Scenarios that use it stop working.',
  uses: [dataStores.get, dataStores.deleteMany],
  input: { dataStoreId: dataStoreIdInput },
  output: { dataStoreId: z.number() },
  preview: async ({ dataStoreId }, { make, signal }) => {
    const { dataStore } = await make.dataStores.get({ dataStoreId }, { signal });
    return `Data store ${dataStoreId} "${dataStore.name}" would be deleted with all its ${dataStore.records ?? 'unknown number of'} records (${dataStore.size ?? 'unknown'} bytes). Scenarios that use it would stop working.`;
  },
  run: async ({ dataStoreId }, context) => {
    const { make, signal } = context;
    const { dataStore } = await make.dataStores.get({ dataStoreId }, { signal });
    // The documented way to delete goes through the team, so the team has to be known.
    await make.dataStores.deleteMany(
      { teamId: teamOf(dataStore, context), ids: [dataStoreId], confirmed: true },
      { signal },
    );
    return { dataStoreId };
  },
});
