import { dataStores } from '@makegate/client/endpoints/data-stores';
import { z } from 'zod';
import { atLeastOne } from '../../at-least-one.js';
import { dataStoreRow, dataStoreSummary } from '../../data-stores/data-store-row.js';
import { defineTool } from '../../define-tool.js';
import { dataStoreIdInput, dataStructureIdInput, nameInput } from '../../input-fields.js';
import { pick } from '../../pick.js';

export const dataStoresUpdate = defineTool({
  name: 'data_stores_update',
  title: 'Update data store',
  description: 'Rename a data store, or change its largest size or its data structure. Its records stay.',
  uses: [dataStores.update],
  input: {
    dataStoreId: dataStoreIdInput,
    name: nameInput.optional(),
    maxSizeMB: z.int().positive().optional().describe('Largest size in megabytes'),
    datastructureId: dataStructureIdInput.optional(),
  },
  output: dataStoreSummary,
  run: async ({ dataStoreId, ...args }, { make, signal }) => {
    const changes = pick(args, 'name', 'maxSizeMB', 'datastructureId');
    const { dataStore } = await make.dataStores.update(
      { dataStoreId, ...atLeastOne('data_stores_update', changes, 'name, maxSizeMB, datastructureId') },
      { signal },
    );
    return dataStoreRow(dataStore);
  },
});
