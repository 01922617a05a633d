import { dataStructures } from '@makegate/client/endpoints/data-structures';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { dataStructureIdInput } from '../../input-fields.js';
import { listedInWords } from '../../listed-in-words.js';

export const dataStructuresDelete = defineTool({
  name: 'data_structures_delete',
  title: 'Delete data structure',
  description: 'Delete a data structure. Data stores and modules that use it lose their fields.',
  uses: [dataStructures.get, dataStructures.delete],
  input: { dataStructureId: dataStructureIdInput },
  output: { dataStructureId: z.number() },
  preview: async ({ dataStructureId }, { make, signal }) => {
    const { dataStructure } = await make.dataStructures.get({ dataStructureId }, { signal });
    const fields = (dataStructure.spec ?? []).map(({ name, type }) => `${name ?? 'unnamed'} (${type})`);
    return `Data structure ${dataStructureId} "${dataStructure.name}" would be deleted with its fields: ${listedInWords(fields)}.`;
  },
  run: async ({ dataStructureId }, { make, signal }) => {
    await make.dataStructures.delete({ dataStructureId, confirmed: true }, { signal });
    return { dataStructureId };
  },
});
