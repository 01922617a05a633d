import { folders } from '@makegate/client/endpoints/folders';
import { scenarios } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { folderIdInput, teamIdInput } from '../../input-fields.js';
import { listedInWords } from '../../listed-in-words.js';
import { teamOf } from '../../tool-context.js';

export const foldersDelete = defineTool({
  name: 'folders_delete',
  title: 'Delete folder',
  description:
    'Delete a folder. Make does not say what becomes of the scenarios in it, so move those with scenarios_update first.',
  uses: [scenarios.list, folders.delete],
  input: { folderId: folderIdInput, teamId: teamIdInput },
  output: { folderId: z.number() },
  preview: async ({ folderId, ...args }, context) => {
    const filters = { teamId: teamOf(args, context), folderId };
    const held: string[] = [];
    for await (const { id, name } of context.make.each(scenarios.list, filters, { signal: context.signal })) {
      held.push(`${id} "${name}"`);
    }
    return `Folder ${folderId} would be deleted. It holds ${held.length} scenarios: ${listedInWords(held)}.`;
  },
  run: async ({ folderId }, { make, signal }) => {
    await make.folders.delete({ folderId }, { signal });
    return { folderId };
  },
});
