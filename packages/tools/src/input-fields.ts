import { z } from 'zod';

/** The number of a thing of Make's. `from` says where a caller finds it. */
export const idInput = (from: string) => z.int().positive().describe(from);

export const scenarioIdInput = idInput('From scenarios_list');

export const executionIdInput = z.string().min(1).describe('From scenarios_run or executions_list');

export const dataStoreIdInput = idInput('From data_stores_list');

/** Where to work: tools that take this ask `teamOf` for the configured default. */
export const teamIdInput = idInput('From teams_list. Default: the configured team').optional();

/** Where to work: tools that take this ask `organizationOf` for the configured default. */
export const organizationIdInput = idInput('From organizations_list. Default: the configured organization').optional();

/** Fields that Make or the account's owner decides. */
export const openObject = z.record(z.string(), z.unknown());

/** When a scenario runs. Other fields of Make's, such as `days` and `time`, pass through. */
export const schedulingInput = z.looseObject({
  type: z.string().describe('on-demand, immediately, indefinitely, once, daily, weekly, monthly or yearly'),
  interval: z.int().positive().optional().describe('Seconds, for indefinitely'),
});

/** Make asks before a blueprint brings an app into the organization that nobody has used there yet. */
export const installsAppsInput = z
  .boolean()
  .default(false)
  .describe('Whether Make may install apps that the organization has not used yet');

export const incompleteExecutionIdInput = z.string().min(1).describe('From incomplete_executions_list');

export const hookIdInput = idInput('From hooks_list');

export const connectionIdInput = idInput('From connections_list');

export const keyIdInput = idInput('From keys_list');

export const dataStructureIdInput = idInput('From data_structures_list');

export const folderIdInput = idInput('From folders_list');

/** A name as long as Make accepts for most things. */
export const nameInput = z.string().min(1).max(128).describe('Name, at most 128 characters');
