import { folders } from '@makegate/client/endpoints/folders';
import { z } from 'zod';
import { defineTool } from '../../define-tool.js';
import { folderRow, folderSummary } from '../../folders/folder-row.js';
import { folderIdInput, teamIdInput } from '../../input-fields.js';
import { pick } from '../../pick.js';
import { teamOf } from '../../tool-context.js';

export const foldersCreate = defineTool({
  name: 'folders_create',
  title: 'Create folder',
  description: 'Make a folder for scenarios. scenarios_update moves a scenario into it.',
  uses: [folders.create],
  input: {
    teamId: teamIdInput,
    name: z.string().min(1).max(100).describe('Name, at most 100 characters'),
    parentId: folderIdInput.optional().describe('The folder to put it in, from folders_list'),
  },
  output: folderSummary,
  run: async (args, context) => {
    const { scenarioFolder } = await context.make.folders.create(
      { teamId: teamOf(args, context), ...pick(args, 'name', 'parentId') },
      { signal: context.signal },
    );
    return folderRow(scenarioFolder);
  },
});
