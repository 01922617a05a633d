import { dataStructures } from '@makegate/client/endpoints/data-structures';
import { z } from 'zod';
import { atLeastOne } from '../../at-least-one.js';
import { dataStructureInFull, dataStructureRow } from '../../data-structures/data-structure-row.js';
import { specInput } from '../../data-structures/spec-input.js';
import { defineTool } from '../../define-tool.js';
import { dataStructureIdInput, nameInput } from '../../input-fields.js';
import { pick } from '../../pick.js';

export const dataStructuresUpdate = defineTool({
  name: 'data_structures_update',
  title: 'Update data structure',
  description:
    'Change a data structure. Make replaces all its fields, so read it with data_structures_get first and send them back complete.',
  uses: [dataStructures.update],
  input: {
    dataStructureId: dataStructureIdInput,
    name: nameInput.optional(),
    strict: z.boolean().optional().describe('Whether fields that it does not name are refused'),
    spec: specInput.optional(),
  },
  output: dataStructureInFull,
  run: async ({ dataStructureId, ...args }, { make, signal }) => {
    const changes = pick(args, 'name', 'strict', 'spec');
    const { dataStructure } = await make.dataStructures.update(
      { dataStructureId, ...atLeastOne('data_structures_update', changes, 'name, strict, spec') },
      { signal },
    );
    return dataStructureRow(dataStructure);
  },
});
