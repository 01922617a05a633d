import { dataStructures } from '@makegate/client/endpoints/data-structures';
import { z } from 'zod';
import { dataStructureInFull, dataStructureRow } from '../../data-structures/data-structure-row.js';
import { specInput } from '../../data-structures/spec-input.js';
import { defineTool } from '../../define-tool.js';
import { nameInput, teamIdInput } from '../../input-fields.js';
import { pick } from '../../pick.js';
import { teamOf } from '../../tool-context.js';

export const dataStructuresCreate = defineTool({
  name: 'data_structures_create',
  title: 'Create data structure',
  description: 'Make a data structure, for data stores and for modules that read or write structured data.',
  uses: [dataStructures.create],
  input: {
    teamId: teamIdInput,
    name: nameInput,
    strict: z.boolean().default(false).describe('Whether fields that it does not name are refused'),
    spec: specInput,
  },
  output: dataStructureInFull,
  run: async (args, context) => {
    const { dataStructure } = await context.make.dataStructures.create(
      { teamId: teamOf(args, context), ...pick(args, 'name', 'strict', 'spec') },
      { signal: context.signal },
    );
    return dataStructureRow(dataStructure);
  },
});
