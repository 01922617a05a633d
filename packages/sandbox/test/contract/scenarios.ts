import { scenarioId } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';
import { gains, holds, loses } from './expectations.js';
import type { Args, RowArgs, RowCall, WriteRow } from './write-row.js';

const named = (name: string) => async (open: OpenZone) => ({ scenarioId: await scenarioId(open, name) });
const quote = named('Quote shipping cost');
const digest = named('Send weekly order digest');

const prepared =
  (more: Args = {}): RowArgs =>
  (_, found) => ({ ...found, ...more });
const ofThe = (endpoint: string): RowCall => ({ endpoint, args: prepared() });
const list: RowCall = { endpoint: 'scenarios.list', args: ({ zone }) => ({ teamId: zone.teamId }) };
const untouched: RowCall = { endpoint: 'scenarios.list', args: ({ zone }) => ({ teamId: zone.otherTeamId }) };

const blueprint = { name: 'Sort the post', flow: [{ id: 1, module: 'json:ParseJSON' }], metadata: {} };
const variables = { input: [{ name: 'TAC_lane', value: 'north' }] };

/** The scenario, with a copy that the editor keeps of it. */
async function edited(open: OpenZone): Promise<Args> {
  const found = await quote(open);
  await open.make.scenarios.setRecovery({ ...found, blueprint });
  return found;
}

/** The scenario, with a variable that its next build takes in. */
async function withVariable(open: OpenZone): Promise<Args> {
  const found = await quote(open);
  await open.make.blueprints.createBuildVariables({ ...found, ...variables });
  return found;
}

async function stopped(open: OpenZone): Promise<Args> {
  const found = await quote(open);
  await open.make.scenarios.stop(found);
  return found;
}

/** A scenario that has run. */
async function ran(open: OpenZone): Promise<Args> {
  const found = await named('Report stored records')(open);
  const { executionId } = await open.make.scenarios.run({ ...found, responsive: true });
  return { ...found, executionIds: [executionId] };
}

const runsOf: RowCall = { endpoint: 'executions.list', args: (_, found) => ({ scenarioId: found['scenarioId'] }) };

/** What each write of scenarios changes, and that the other team's scenarios stay as they are. */
export const scenarioWrites: readonly WriteRow[] = [
  {
    write: 'scenarios.create',
    args: ({ zone }) => ({ teamId: zone.teamId, blueprint, scheduling: { type: 'on-demand' } }),
    read: list,
    changes: gains('scenarios', { name: 'Sort the post', isActive: false }),
    untouched,
  },
  {
    write: 'scenarios.update',
    prepare: quote,
    args: prepared({ name: 'Quote freight' }),
    read: ofThe('scenarios.get'),
    changes: holds({ scenario: { name: 'Quote freight' } }),
    untouched,
  },
  {
    write: 'scenarios.delete',
    prepare: quote,
    args: prepared(),
    read: list,
    changes: loses('scenarios', 'Quote shipping cost'),
    untouched,
  },
  {
    write: 'scenarios.clone',
    prepare: quote,
    args: ({ zone }, found) => ({
      ...found,
      organizationId: zone.organizationId,
      teamId: zone.teamId,
      name: 'Quote twice',
    }),
    read: list,
    changes: gains('scenarios', { name: 'Quote twice' }),
    untouched,
  },
  {
    write: 'scenarios.setData',
    prepare: quote,
    args: prepared({ data: { 7: { continueAt: 12 } } }),
    read: { endpoint: 'scenarios.hasData', args: prepared({ moduleId: 7 }) },
    changes: holds({ exists: true }),
    untouched,
  },
  {
    write: 'scenarios.start',
    prepare: stopped,
    args: prepared(),
    read: ofThe('scenarios.get'),
    changes: holds({ scenario: { isActive: true } }),
    untouched,
  },
  {
    write: 'scenarios.stop',
    prepare: digest,
    args: prepared(),
    read: ofThe('scenarios.get'),
    changes: holds({ scenario: { isActive: false } }),
    untouched,
  },
  {
    write: 'scenarios.run',
    prepare: named('Report stored records'),
    args: prepared({ responsive: true }),
    read: runsOf,
    changes: gains('scenarioLogs', { status: 1 }),
    untouched,
  },
  {
    write: 'scenarios.replay',
    prepare: ran,
    args: prepared(),
    later: true,
    read: runsOf,
    changes: gains('scenarioLogs', { status: 1 }),
    untouched,
  },
  {
    write: 'scenarios.setInterface',
    prepare: quote,
    args: prepared({ interface: { input: [{ name: 'parcel', type: 'text' }], output: [] } }),
    read: ofThe('scenarios.getInterface'),
    changes: holds({ interface: { input: [{ name: 'parcel', type: 'text' }], output: [] } }),
    untouched,
  },
  {
    write: 'scenarios.setRecovery',
    prepare: quote,
    args: prepared({ blueprint }),
    read: ofThe('scenarios.getRecovery'),
    changes: holds({ blueprint }),
    untouched,
  },
  {
    write: 'scenarios.deleteRecovery',
    prepare: edited,
    args: prepared(),
    read: ofThe('scenarios.getRecovery'),
    changes: holds({ blueprint: null }),
    untouched,
  },
  {
    write: 'blueprints.createBuildVariables',
    prepare: quote,
    args: prepared(variables),
    read: ofThe('blueprints.buildVariables'),
    changes: holds({ buildVariables: variables.input }),
    untouched,
  },
  {
    write: 'blueprints.replaceBuildVariables',
    prepare: withVariable,
    args: prepared({ input: [{ name: 'PAC_dock', value: 4 }] }),
    read: ofThe('blueprints.buildVariables'),
    changes: holds({ buildVariables: [{ name: 'PAC_dock', value: 4 }] }),
    untouched,
  },
  {
    write: 'blueprints.deleteBuildVariables',
    prepare: withVariable,
    args: prepared({ value: 'TAC_lane' }),
    read: ofThe('blueprints.buildVariables'),
    changes: holds({ buildVariables: [] }),
    untouched,
  },
];
