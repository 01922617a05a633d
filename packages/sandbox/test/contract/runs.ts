import { scenarioId } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';
import { holds } from './expectations.js';
import type { Args, RowArgs, RowCall, WriteRow } from './write-row.js';

/** A run that takes its time. */
async function slowRun(open: OpenZone): Promise<Args> {
  const id = await scenarioId(open, 'Sync supplier catalogue');
  const { executionId } = await open.make.scenarios.run({ scenarioId: id, data: { supplier: 'Oak' } });
  return { scenarioId: id, executionId };
}

/** Incomplete executions, the first of which is named. */
async function incomplete(open: OpenZone): Promise<Args> {
  const id = await scenarioId(open, 'Charge invoice');
  const [first] = (await open.make.incompleteExecutions.list({ scenarioId: id })).dlqs;
  return { scenarioId: id, dlqId: first?.id ?? '' };
}

const only = (...names: readonly string[]): RowArgs => pick(names, {});
const pick =
  (names: readonly string[], more: Args): RowArgs =>
  (_, prepared) => ({ ...Object.fromEntries(names.map((name) => [name, prepared[name]])), ...more });
const one: RowCall = { endpoint: 'incompleteExecutions.get', args: only('dlqId') };
const all: RowCall = { endpoint: 'incompleteExecutions.list', args: only('scenarioId') };
const otherTeam: RowCall = { endpoint: 'scenarios.list', args: ({ zone }) => ({ teamId: zone.otherTeamId }) };
const blueprint = { name: 'Repaired', flow: [{ id: 1, module: 'json:ParseJSON' }], metadata: {} };

/** What each write of executions and incomplete executions changes, and that the other team's scenarios stay as they are. */
export const runsWrites: readonly WriteRow[] = [
  {
    write: 'executions.stop',
    prepare: slowRun,
    args: only('scenarioId', 'executionId'),
    read: { endpoint: 'executions.get', args: only('scenarioId', 'executionId') },
    changes: holds({ status: 'ERROR', error: { name: 'ExecutionInterruptedError' } }),
    untouched: otherTeam,
  },
  {
    write: 'incompleteExecutions.update',
    prepare: incomplete,
    args: pick(['dlqId'], { blueprint }),
    read: { endpoint: 'incompleteExecutions.blueprint', args: only('dlqId') },
    changes: holds({ response: { blueprint: { name: 'Repaired' } } }),
    untouched: otherTeam,
  },
  {
    write: 'incompleteExecutions.retry',
    prepare: incomplete,
    args: only('dlqId'),
    read: one,
    changes: holds({ dlq: { attempts: 1 } }),
    untouched: otherTeam,
  },
  {
    write: 'incompleteExecutions.retryMany',
    prepare: incomplete,
    args: pick(['scenarioId'], { all: true }),
    read: one,
    changes: holds({ dlq: { attempts: 1 } }),
    untouched: otherTeam,
  },
  {
    write: 'incompleteExecutions.deleteMany',
    prepare: incomplete,
    args: pick(['scenarioId'], { all: true, confirmed: true }),
    read: all,
    changes: holds({ dlqs: [] }),
    untouched: otherTeam,
  },
];
