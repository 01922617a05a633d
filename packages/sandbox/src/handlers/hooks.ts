import type { hooks } from '@makegate/client/endpoints/hooks';
import { rowsOfTeam, visible, visibleTeam } from '../access.js';
import { invalidateUsers, scenariosUsing } from '../blueprint-checks.js';
import type { Caller, Handlers } from '../call.js';
import { logLineOf, logOf } from '../hooks/delivery-log.js';
import { queueLimitAt } from '../hooks/delivery-refusal.js';
import { confirmationNeeded, invalid, missingParameter, notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { Rows } from '../state/row-set.js';
import type { DeliveryRow, HookLogRow, HookRow, Json } from '../state/rows.js';
import { chosenOf } from './chosen.js';
import { hookColumns, hookUrl } from './hook-columns.js';

export const hooksHandlers: Handlers<typeof hooks> = {
  list: (call) => {
    const { teamId, typeName, assigned, viewForScenarioId } = call.args;
    const rows = rowsOfTeam(call, call.state.hooks, teamId);
    const where = (row: HookRow) =>
      (typeName === undefined || row.typeName === typeName) && isWanted(row.scenarioId, assigned, viewForScenarioId);
    const columns = (row: HookRow) => hookColumns(call.state, row, call.url);
    // Make's SDK asks for pages here too, and Make has none.
    return { hooks: pageOf(rows, {}, { limit: Infinity, sortBy: 'name', where, columns }).rows };
  },
  create: (call) => {
    const { name, teamId, typeName, ...data } = call.args.hook;
    visibleTeam(call, teamId);
    if (typeName === 'gateway-webhook') requireWebhookSettings(data);
    const row = newHook(call, { name, teamId, typeName, data });
    call.state.hooks.add(row);
    return { hook: hookColumns(call.state, row, call.url), formula: { success: [] } };
  },
  get: (call) => ({ hook: hookColumns(call.state, hookOf(call, call.args.hookId), call.url) }),
  update: (call) => {
    const row = hookOf(call, call.args.hookId);
    call.state.hooks.change(row, { name: call.args.name });
    return { hook: hookColumns(call.state, row, call.url) };
  },
  delete: (call) => {
    const { id } = hookOf(call, call.args.hookId);
    if (call.args.confirmed !== true) {
      const users = scenariosUsing(call.state, 'Hook', id);
      throw confirmationNeeded(`Deleting the hook stops these scenarios from starting: ${users.join(', ') || 'none'}.`);
    }
    invalidateUsers(call.state, 'Hook', id);
    call.state.hooks.delete(id);
    return { hook: id };
  },
  ping: (call) => {
    const row = hookOf(call, call.args.hookId);
    const { learning, gone, scenarioId } = row;
    return { address: hookUrl(row, call.url), attached: scenarioId !== null, learning, gone };
  },
  learnStart: (call) => switched(call, { learning: true }),
  learnStop: (call) => switched(call, { learning: false }),
  enable: (call) => {
    // It may be without a scenario for another five days.
    const free = hookOf(call, call.args.hookId).scenarioId === null;
    const unattachedSinceMs = free ? call.state.now() : null;
    return switched(call, { enabled: true, gone: false, unattachedSinceMs });
  },
  disable: (call) => switched(call, { enabled: false }),
  setData: (call) => {
    const row = hookOf(call, call.args.hookId);
    call.state.hooks.change(row, { data: call.args.data });
    return { changed: true };
  },
  deliveries: (call) => {
    const page = pageOf(queueOf(call), call.args.pg, { limit: 50, sortBy: 'created', columns: deliveryColumns });
    return { incomings: page.rows, pg: page.pg };
  },
  deleteDeliveries: (call) => {
    const queue = queueOf(call);
    if (call.args.all === true && call.args.confirmed !== true) {
      throw confirmationNeeded(`This deletes ${queue.size} deliveries that no scenario has seen yet.`);
    }
    const { found, error } = chosenOf(
      [...queue].map(({ id }) => id),
      call.args,
    );
    for (const id of found) call.state.deliveries.delete(id);
    return { incomings: found, ...(error && { error }) };
  },
  getDelivery: (call) => {
    const { id } = hookOf(call, call.args.hookId);
    const row = call.state.deliveries.get(call.args.incomingId);
    if (row?.hookId !== id) throw notFound('Incoming', call.args.incomingId);
    return { incoming: deliveryColumns(row) };
  },
  deliveryStats: (call) => {
    const row = hookOf(call, call.args.hookId);
    const limit = queueLimitAt(call.state, row);
    return { incomingStat: { queue: queueOf(call).size, limit, enabled: row.enabled } };
  },
  logs: (call) => {
    const { from = -Infinity, to = Infinity, pg } = call.args;
    const rows = logOf(call.state, hookOf(call, call.args.hookId));
    const where = ({ loggedAt }: HookLogRow) => Date.parse(loggedAt) >= from && Date.parse(loggedAt) <= to;
    const page = pageOf(rows, pg, { limit: 50, sortBy: 'loggedAt', sortDir: 'desc', where, columns: logColumns });
    return { hookLogs: page.rows, pg: page.pg };
  },
  getLog: (call) => {
    const row = logLineOf(call.state, hookOf(call, call.args.hookId), call.args.logId);
    if (!row) throw notFound('Log', call.args.logId);
    return { hookLog: { ...logColumns(row), data: { request: row.request, response: row.response } } };
  },
};

const hookOf = (caller: Caller, hookId: number): HookRow => visible(caller, caller.state.hooks, 'Hook', hookId);

type OfHook = Caller & { readonly args: { readonly hookId: number } };

/** What waits for the hook's scenario. */
const queueOf = (call: OfHook): Rows<DeliveryRow> =>
  call.state.deliveries.of('hookId', hookOf(call, call.args.hookId).id);

/** `viewForScenarioId` wants the free hooks and those of that scenario, whatever `assigned` says. */
function isWanted(scenarioId: number | null, assigned?: boolean, viewForScenarioId?: number): boolean {
  if (viewForScenarioId !== undefined) return scenarioId === null || scenarioId === viewForScenarioId;
  return assigned === undefined || assigned === (scenarioId !== null);
}

function requireWebhookSettings(data: Json): void {
  const missing = ['method', 'headers', 'stringify'].filter((name) => typeof data[name] !== 'boolean');
  if (missing.length > 0) throw invalid(missing.map(missingParameter));
}

function newHook({ state }: Caller, sketch: Pick<HookRow, 'name' | 'teamId' | 'typeName' | 'data'>): HookRow {
  return {
    ...sketch,
    id: state.nextId(),
    udid: state.nextHexId(),
    type: sketch.typeName === 'gateway-mailhook' ? 'mail' : 'web',
    enabled: true,
    learning: false,
    scenarioId: null,
    unattachedSinceMs: state.now(),
    gone: false,
  };
}

function switched(call: OfHook, to: Partial<HookRow>): { success: boolean } {
  call.state.hooks.change(hookOf(call, call.args.hookId), to);
  return { success: true };
}

const deliveryColumns = ({ id, created, sizeBytes, data }: DeliveryRow) => ({
  id,
  scope: 'hook',
  size: sizeBytes,
  created,
  data,
});

const logColumns = ({ id, statusId, loggedAt }: HookLogRow) => ({
  id,
  imtId: id,
  statusId,
  typeId: 1,
  loggedAt,
  parser: false,
  replayable: statusId === 1,
});
