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
