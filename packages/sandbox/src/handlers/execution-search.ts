import type { ArgumentsOf } from '@makegate/client';
import type { organizations } from '@makegate/client/endpoints/organizations';
import { teamsOf } from '../access.js';
import type { Call } from '../call.js';
import { contains } from '../contains.js';
import type { ExecutionRow } from '../state/rows.js';
import { isRun, logLine, statusNumber } from './execution-columns.js';

type Search = Call<ArgumentsOf<typeof organizations.searchExecutions>>;
type DataSearch = Call<ArgumentsOf<typeof organizations.searchExecutionData>>;

/** A page of the runs that the caller reaches, newest first. */
export function foundExecutions(call: Search) {
  const { errorMessage } = call.args;
  return foundRuns(
    call,
    50,
    ({ error }) => errorMessage === undefined || error?.message.includes(errorMessage) === true,
  );
}

/** The same by what went in and out. Apps and modules are those of the scenario as it is now. */
export function foundExecutionData(call: DataSearch) {
  const { query = '', appNames, moduleNames, executionIds } = call.args;
  return foundRuns(call, 20, (row) => {
    const modules = call.state.scenarios.get(row.scenarioId)?.blueprint.flow.map(({ module }) => module) ?? [];
    return (
      contains(JSON.stringify([row.inputs, row.outputs]), query) &&
      (executionIds === undefined || executionIds.includes(row.id)) &&
      (appNames === undefined || modules.some((module) => appNames.includes(module.split(':')[0] ?? ''))) &&
      (moduleNames === undefined || modules.some((module) => moduleNames.includes(module.split(':')[1] ?? '')))
    );
  }).map((found) => {
    const { inputs, outputs } = call.state.executions.get(found.executionId) ?? {};
    return { ...found, inputs, outputs: outputs ?? null };
  });
}

function foundRuns(call: Search | DataSearch, usualSize: number, isMeant: (row: ExecutionRow) => boolean) {
  const { teamId, pageSize = usualSize, pageIndex = 0 } = call.args;
  const rows = teamsOf(call, call.args.organizationId)
    .filter(({ id }) => teamId === undefined || id === teamId)
    .flatMap(({ id }) => call.state.executions.of('teamId', id).filter((row) => fits(call, row) && isMeant(row)));
  const newestFirst = rows.toSorted((one, other) => other.startedMs - one.startedMs);
  const page = newestFirst.slice(pageIndex * pageSize, (pageIndex + 1) * pageSize);
  return page.map((row) => ({ ...logLine(call.state, row), executionId: row.id, error: row.error }));
}

function fits({ args: { from, to, scenarioIds, status } }: Search | DataSearch, row: ExecutionRow): boolean {
  return (
    isRun(row) &&
    (from === undefined || row.startedMs >= Date.parse(from)) &&
    (to === undefined || row.startedMs <= Date.parse(to)) &&
    (scenarioIds === undefined || scenarioIds.includes(row.scenarioId)) &&
    (status === undefined || status.includes(statusNumber(row.status)))
  );
}
