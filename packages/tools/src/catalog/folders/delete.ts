import { folders, type Folder } from '@makegate/client/endpoints/folders';
import { scenarios } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { folderIdInput, teamIdInput } from '../../input-fields.js';
import { listedInWords } from '../../listed-in-words.js';
import { teamOf, type ToolContext } from '../../tool-context.js';
import { ToolArgumentsError } from '../../tool-errors.js';

export const foldersDelete = defineTool({
  name: 'folders_delete',
  title: 'Delete folder',
  description:
    'Delete a folder. Make does not say what becomes of the scenarios in it, so move those with scenarios_update first.',
  uses: [folders.list, scenarios.list, folders.delete],
  input: { folderId: folderIdInput, teamId: teamIdInput },
  output: { folderId: z.number() },
  preview: async ({ folderId, ...args }, context) => {
    const teamId = teamOf(args, context);
    const { name, scenariosTotal } = await folderIn(teamId, folderId, context);
    const held: string[] = [];
    for await (const row of context.make.each(scenarios.list, { teamId, folderId }, { signal: context.signal })) {
      held.push(`${row.id} "${row.name}"`);
    }
    return `Folder ${folderId} "${name}" of team ${teamId} would be deleted. It holds ${scenariosTotal ?? 'an unknown number of'} scenarios: ${listedInWords(held)}.`;
  },
  run: async ({ folderId }, { make, signal }) => {
    await make.folders.delete({ folderId }, { signal });
    return { folderId };
  },
});

/** Make deletes a folder by its id alone: under a wrong team nothing of what it holds would be seen. */
async function folderIn(teamId: number, folderId: number, { make, signal }: ToolContext): Promise<Folder> {
  const { scenariosFolders } = await make.folders.list({ teamId, childrenDepth: 'all' }, { signal });
  const folder = scenariosFolders.find(({ id }) => id === folderId);
  if (folder) return folder;
  const problem = `folderId: team ${teamId} has no folder ${folderId}, folders_list shows those it has`;
  throw new ToolArgumentsError('folders_delete', [problem]);
}
