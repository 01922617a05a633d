import type { TestZone } from './zone.js';

/** Things of the sandbox's default team that the tests work on, found by name. */
export interface ZoneIds {
  readonly teamId: number;
  readonly otherTeamId: number;
  /** Answers at once, with typed inputs. */
  readonly onDemandId: number;
  /** Runs for seconds. */
  readonly slowId: number;
  /** Fails, and has left incomplete executions. */
  readonly failingId: number;
  readonly dlqId: string;
  /** Of `onDemandId`, long over. */
  readonly executionId: string;
  readonly folderId: number;
  /** A hook that no scenario uses. */
  readonly hookId: number;
  readonly connectionId: number;
  readonly keyId: number;
  readonly dataStoreId: number;
  readonly recordKey: string;
  readonly dataStructureId: number;
}

export async function idsOf({ make, sandbox }: TestZone): Promise<ZoneIds> {
  const { teamId, otherTeamId } = sandbox;
  const { scenarios } = await make.scenarios.list({ teamId });
  const onDemandId = idNamed(scenarios, 'Quote shipping cost');
  const failingId = idNamed(scenarios, 'Charge invoice');
  const { dlqs } = await make.incompleteExecutions.list({ scenarioId: failingId });
  const { scenarioLogs } = await make.executions.list({ scenarioId: onDemandId, pg: { offset: 0, limit: 1 } });
  const { dataStores } = await make.dataStores.list({ teamId });
  const dataStoreId = idNamed(dataStores, 'Customers');
  const { records } = await make.dataStoreRecords.list({ dataStoreId, pg: { offset: 0, limit: 1 } });
  return {
    teamId,
    otherTeamId,
    onDemandId,
    slowId: idNamed(scenarios, 'Sync supplier catalogue'),
    failingId,
    dlqId: first(dlqs).id,
    executionId: first(scenarioLogs).id,
    folderId: idNamed((await make.folders.list({ teamId })).scenariosFolders, 'Reports'),
    hookId: idNamed((await make.hooks.list({ teamId })).hooks, 'Trial form'),
    connectionId: idNamed((await make.connections.list({ teamId })).connections, 'Old ledger'),
    keyId: idNamed((await make.keys.list({ teamId })).keys, 'Archive login'),
    dataStoreId,
    recordKey: first(records).key,
    dataStructureId: idNamed((await make.dataStructures.list({ teamId })).dataStructures, 'Customers record'),
  };
}

function idNamed(rows: readonly { readonly id: number; readonly name: string }[], name: string): number {
  const row = rows.find((candidate) => candidate.name === name);
  if (row === undefined) throw new Error(`The sandbox has no ${name}.`);
  return row.id;
}

function first<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('The sandbox has an empty list where the tests need a row.');
  return row;
}
