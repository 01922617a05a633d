import { dataStructures } from '@makegate/client/endpoints/data-structures';
import { dataStructureInFull, dataStructureRow } from '../../data-structures/data-structure-row.js';
import { defineTool } from '../../define-tool.js';
import { dataStructureIdInput } from '../../input-fields.js';

export const dataStructuresGet = defineTool({
  name: 'data_structures_get',
  title: 'Get data structure',
  description: 'Read one data structure with its fields.',
  uses: [dataStructures.get],
  input: { dataStructureId: dataStructureIdInput },
  output: dataStructureInFull,
  run: async ({ dataStructureId }, { make, signal }) => {
    const { dataStructure } = await make.dataStructures.get({ dataStructureId }, { signal });
    return dataStructureRow(dataStructure);
  },
});
