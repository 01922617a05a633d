import { dataStores } from '@makegate/client/endpoints/data-stores';
import { z } from 'zod';
import { dataStoreRow, dataStoreSummary } from '../../data-stores/data-store-row.js';
import { defineTool } from '../../define-tool.js';
import { dataStructureIdInput, nameInput, teamIdInput } from '../../input-fields.js';
import { pick } from '../../pick.js';
import { teamOf } from '../../tool-context.js';

export const dataStoresCreate = defineTool({
  name: 'data_stores_create',
  title: 'Create data store',
  description: 'Make a new, empty data store. Its size counts against what the plan allows.',
  uses: [dataStores.create],
  input: {
    teamId: teamIdInput,
    name: nameInput,
    maxSizeMB: z.int().positive().default(1).describe('Largest size in megabytes'),
    datastructureId: dataStructureIdInput.optional(),
  },
  output: dataStoreSummary,
  run: async (args, context) => {
    const { dataStore } = await context.make.dataStores.create(
      { teamId: teamOf(args, context), ...pick(args, 'name', 'maxSizeMB', 'datastructureId') },
      { signal: context.signal },
    );
    return dataStoreRow(dataStore);
  },
});
