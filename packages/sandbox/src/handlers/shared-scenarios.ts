import type { ArgumentsOf } from '@makegate/client';
import type { sharedScenarios } from '@makegate/client/endpoints/shared-scenarios';
import { scenarioOf } from '../access.js';
import type { Call, Caller, Handlers } from '../call.js';
import { contains } from '../contains.js';
import { notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { ScenarioRow } from '../state/rows.js';
import type { SharedScenarioRow } from '../state/scenario-side-rows.js';
import { scenariosOf } from './scenario-list.js';
import { slugOf } from './slug.js';

export const sharedScenariosHandlers: Handlers<typeof sharedScenarios> = {
  list: (call) => {
    const { teamId, title = '', pg } = call.args;
    const { isMeant } = scenariosOf(call, call.args);
    const { scenarios, sharedScenarios: shares } = call.state;
    const where = (row: SharedScenarioRow) => {
      const scenario = scenarios.get(row.scenarioId);
      return scenario !== undefined && isMeant(scenario) && fits(scenario, call.args) && contains(row.title, title);
    };
    const columnsOf = (row: SharedScenarioRow) => columns(call, row);
    const page = pageOf(teamId === undefined ? shares : shares.of('teamId', teamId), pg, {
      limit: 20,
      sortBy: 'created',
      where,
      columns: columnsOf,
    });
    return { scenariosShared: page.rows, pg: page.pg };
  },
  listOfScenario: (call) => {
    const { id } = scenarioOf(call, call.args.scenarioId);
    return { scenariosShared: [...call.state.sharedScenarios.of('scenarioId', id)].map((row) => columns(call, row)) };
  },
  create: (call) => {
    const { id: scenarioId, teamId } = scenarioOf(call, call.args.scenarioId);
    const { title, descriptionShort = '', descriptionLong = '', isEnabled = false } = call.args;
    const row = call.state.sharedScenarios.add({
      id: call.state.nextHexId().slice(0, 11),
      scenarioId,
      teamId,
      title,
      descriptionShort,
      descriptionLong,
      isEnabled,
      created: new Date(call.state.timestamp()).toISOString(),
    });
    return { scenarioShared: columns(call, row) };
  },
  get: (call) => ({ scenarioShared: columns(call, shareOf(call)) }),
  update: (call) => {
    const row = shareOf(call);
    const { title = row.title, isEnabled = row.isEnabled } = call.args;
    const { descriptionShort = row.descriptionShort, descriptionLong = row.descriptionLong } = call.args;
    call.state.sharedScenarios.change(row, { title, isEnabled, descriptionShort, descriptionLong });
    return { scenarioShared: columns(call, row) };
  },
  delete: (call) => {
    call.state.sharedScenarios.delete(shareOf(call).id);
    return { ok: true };
  },
};

type ShareCall = Caller & { readonly args: { readonly scenarioId: number; readonly sharedScenarioId: string } };

function shareOf(call: ShareCall): SharedScenarioRow {
  const { scenarioId, sharedScenarioId } = call.args;
  const { id } = scenarioOf(call, scenarioId);
  const row = call.state.sharedScenarios.get(sharedScenarioId);
  if (row?.scenarioId !== id) throw notFound('Shared scenario', sharedScenarioId);
  return row;
}

type Filter = Pick<ArgumentsOf<typeof sharedScenarios.list>, 'folderId' | 'scenarioIds' | 'scenarioName'>;

const fits = ({ id, name, folderId }: ScenarioRow, asked: Filter): boolean =>
  (asked.folderId === undefined || asked.folderId === folderId) &&
  (asked.scenarioIds === undefined || asked.scenarioIds.includes(id)) &&
  contains(name, asked.scenarioName ?? '');

function columns({ url }: Pick<Call<unknown>, 'url'>, row: SharedScenarioRow) {
  const { teamId: _, ...shown } = row;
  const shareUrl = `${url}/public/shared-scenario/${row.id}/${slugOf(row.title)}`;
  return { ...shown, origin: new URL(url).host, shareUrl };
}
