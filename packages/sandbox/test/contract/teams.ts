import { gains, holds, loses } from './expectations.js';
import { firstTeam, ours, secondTeam } from './seeded-people.js';
import type { WriteRow } from './write-row.js';

const variables = { endpoint: 'teams.variables', args: firstTeam };
const otherVariables = { endpoint: 'teams.variables', args: secondTeam };
const otherTeam = { endpoint: 'teams.get', args: secondTeam };
const season = { name: 'season', typeId: 2, value: 'spring' };

/** What each write of teams changes, and that it leaves the other team alone. */
export const teamWrites: readonly WriteRow[] = [
  {
    write: 'teams.create',
    args: (open) => ({ ...ours(open), name: 'Finance' }),
    read: { endpoint: 'teams.list', args: ours },
    changes: gains('teams', { name: 'Finance' }),
    untouched: otherTeam,
  },
  {
    write: 'teams.update',
    args: (open) => ({ ...firstTeam(open), name: 'Ops', operationsLimit: 500 }),
    read: { endpoint: 'teams.get', args: firstTeam },
    changes: holds({ team: { name: 'Ops', operationsLimit: 500 } }),
    untouched: otherTeam,
  },
  {
    write: 'teams.delete',
    args: (open) => ({ ...firstTeam(open), confirmed: true }),
    read: { endpoint: 'teams.list', args: ours },
    changes: loses('teams', 'Operations'),
    untouched: otherTeam,
  },
  {
    write: 'teams.createVariable',
    args: (open) => ({ ...firstTeam(open), ...season }),
    read: variables,
    changes: gains('teamVariables', season),
    untouched: otherVariables,
  },
  {
    write: 'teams.updateVariable',
    args: (open) => ({ ...firstTeam(open), variableName: 'region', value: 'south' }),
    read: variables,
    changes: holds({ teamVariables: [{ name: 'region', value: 'south' }] }),
    untouched: otherVariables,
  },
  {
    write: 'teams.deleteVariable',
    args: (open) => ({ ...firstTeam(open), variableName: 'region', confirmed: true }),
    read: variables,
    changes: loses('teamVariables', 'region'),
    untouched: otherVariables,
  },
  {
    write: 'teams.setLlmConfiguration',
    args: (open) => ({ ...firstTeam(open), configuration: { aiToolkitAccountId: 7 } }),
    read: { endpoint: 'teams.llmConfiguration', args: firstTeam },
    changes: holds({ aiToolkitAccountId: 7 }),
    untouched: { endpoint: 'teams.llmConfiguration', args: secondTeam },
  },
];
