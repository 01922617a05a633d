import type { hooks } from '@makegate/client/endpoints/hooks';
import { rowsOfTeam, visible, visibleTeam } from '../access.js';
import { scenariosUsing } from '../blueprint-checks.js';
import type { Caller, Handlers } from '../call.js';
import { confirmationNeeded, invalid, notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { DeliveryRow, HookLogRow, HookRow, Json } from '../state/rows.js';
import { chosenOf } from './chosen.js';
import { hookColumns, hookUrl, queueLimit, scenarioOfHook } from './hook-columns.js';

export const hooksHandlers: Handlers<typeof hooks> = {
  list: (call) => {
    const { teamId, typeName, assigned, viewForScenarioId, pg } = call.args;
    const rows = rowsOfTeam(call, call.state.hooks, teamId)
      .filter((row) => typeName === undefined || row.typeName === typeName)
      .map((row) => hookColumns(call.state, row, call.url))
      .filter(({ scenarioId }) => isWanted(scenarioId, assigned, viewForScenarioId));
    return { hooks: pageOf(rows, pg, { limit: 10_000, sortBy: 'name' }).rows };
  },
  create: (call) => {
    const { name, teamId, typeName, ...data } = call.args.hook;
    visibleTeam(call, teamId);
    if (typeName === 'gateway-webhook') requireWebhookSettings(data);
    const row = newHook(call, { name, teamId, typeName, data });
    call.state.hooks.set(row.id, row);
    return { hook: hookColumns(call.state, row, call.url), formula: { success: [] } };
  },
  get: (call) => ({ hook: hookColumns(call.state, hookOf(call, call.args.hookId), call.url) }),
  update: (call) => {
    const row = hookOf(call, call.args.hookId);
    row.name = call.args.name;
    return { hook: hookColumns(call.state, row, call.url) };
  },
  delete: (call) => {
    const { id } = hookOf(call, call.args.hookId);
    if (call.args.confirmed !== true) {
      const users = scenariosUsing(call.state, 'Hook', id);
      throw confirmationNeeded(`Deleting the hook stops these scenarios from starting: ${users.join(', ') || 'none'}.`);
    }
    call.state.hooks.delete(id);
    return { hook: id };
  },
  ping: (call) => {
    const row = hookOf(call, call.args.hookId);
    const attached = scenarioOfHook(call.state, row) !== undefined;
    return { address: hookUrl(row, call.url), attached, learning: row.learning, gone: false };
  },
  learnStart: (call) => switched(hookOf(call, call.args.hookId), { learning: true }),
  learnStop: (call) => switched(hookOf(call, call.args.hookId), { learning: false }),
  enable: (call) => switched(hookOf(call, call.args.hookId), { enabled: true }),
  disable: (call) => switched(hookOf(call, call.args.hookId), { enabled: false }),
  setData: (call) => {
    const row = hookOf(call, call.args.hookId);
    row.data = call.args.data;
    return { changed: true };
  },
  deliveries: (call) => {
    const rows = [...hookOf(call, call.args.hookId).queue.values()].map(deliveryColumns);
    const page = pageOf(rows, call.args.pg, { limit: 50, sortBy: 'created' });
    return { incomings: page.rows, pg: page.pg };
  },
  deleteDeliveries: (call) => {
    const { queue } = hookOf(call, call.args.hookId);
    if (call.args.all === true && call.args.confirmed !== true) {
      throw confirmationNeeded(`This deletes ${queue.size} deliveries that no scenario has seen yet.`);
    }
    const { found, error } = chosenOf([...queue.keys()], call.args);
    for (const id of found) queue.delete(id);
    return { incomings: found, ...(error && { error }) };
  },
  getDelivery: (call) => {
    const row = hookOf(call, call.args.hookId).queue.get(call.args.incomingId);
    if (!row) throw notFound('Incoming', call.args.incomingId);
    return { incoming: deliveryColumns(row) };
  },
  deliveryStats: (call) => {
    const { queue, enabled } = hookOf(call, call.args.hookId);
    return { incomingStat: { queue: queue.size, limit: queueLimit, enabled } };
  },
  logs: (call) => {
    const { from = -Infinity, to = Infinity, pg } = call.args;
    const rows = hookOf(call, call.args.hookId).logs.map(logColumns);
    const wanted = rows.filter(({ loggedAt }) => Date.parse(loggedAt) >= from && Date.parse(loggedAt) <= to);
    const page = pageOf(wanted, pg, { limit: 50, sortBy: 'loggedAt', sortDir: 'desc' });
    return { hookLogs: page.rows, pg: page.pg };
  },
  getLog: (call) => {
    const row = hookOf(call, call.args.hookId).logs.find(({ id }) => id === call.args.logId);
    if (!row) throw notFound('Log', call.args.logId);
    return { hookLog: { ...logColumns(row), data: { request: row.request, response: row.response } } };
  },
};

const hookOf = (caller: Caller, hookId: number): HookRow => visible(caller, caller.state.hooks, 'Hook', hookId);

/** `viewForScenarioId` wants the free hooks and those of that scenario, whatever `assigned` says. */
function isWanted(scenarioId: number | null, assigned?: boolean, viewForScenarioId?: number): boolean {
  if (viewForScenarioId !== undefined) return scenarioId === null || scenarioId === viewForScenarioId;
  return assigned === undefined || assigned === (scenarioId !== null);
}

function requireWebhookSettings(data: Json): void {
  const missing = ['method', 'headers', 'stringify'].filter((name) => typeof data[name] !== 'boolean');
  if (missing.length > 0)
    throw invalid(missing.map((name) => ({ name, message: `Missing value of required parameter '${name}'.` })));
}

function newHook({ state }: Caller, sketch: Pick<HookRow, 'name' | 'teamId' | 'typeName' | 'data'>): HookRow {
  return {
    ...sketch,
    id: state.nextId(),
    udid: state.nextHexId(),
    type: sketch.typeName === 'gateway-mailhook' ? 'mail' : 'web',
    enabled: true,
    learning: false,
    queue: new Map(),
    logs: [],
  };
}

function switched(row: HookRow, change: Partial<Pick<HookRow, 'enabled' | 'learning'>>): { success: boolean } {
  Object.assign(row, change);
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
