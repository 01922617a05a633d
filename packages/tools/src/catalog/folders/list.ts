import { folders } from '@makegate/client/endpoints/folders';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { folderRow, folderSummary } from '../../folders/folder-row.js';
import { foldersOf } from '../../folders/folders-of.js';
import { teamIdInput } from '../../input-fields.js';
import { pageInput, pageOfAll } from '../../page-of.js';
import { teamOf } from '../../tool-context.js';

export const foldersList = defineTool({
  name: 'folders_list',
  title: 'List folders',
  description: 'List the folders in which a team keeps its scenarios, and how many each holds.',
  uses: [folders.list],
  input: { teamId: teamIdInput, ...pageInput },
  output: { folders: z.array(z.object(folderSummary)), nextOffset: z.number().optional() },
  run: async (args, context) => {
    const all = await foldersOf(teamOf(args, context), context);
    const { rows, nextOffset } = pageOfAll(all.map(folderRow), args);
    return { folders: rows, nextOffset };
  },
});
