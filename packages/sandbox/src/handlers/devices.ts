import type { devices } from '@makegate/client/endpoints/devices';
import { rowsOfTeam, visible, visibleTeam } from '../access.js';
import { invalidateUsers, usersOf } from '../blueprint-checks.js';
import type { Caller, Handlers } from '../call.js';
import { Refusal, confirmationNeeded, invalid, missingParameter } from '../http/refusal.js';
import type { DeviceRow } from '../state/equipment-rows.js';
import { deleteMessages, messageOf, messagePage, messagesOf, queueLimit } from './device-messages.js';

export const devicesHandlers: Handlers<typeof devices> = {
  list: (call) => {
    const { teamId, assigned, viewForScenarioId, scope } = call.args;
    const rows = [...rowsOfTeam(call, call.state.devices, teamId)].map((row) => columns(call, row));
    return {
      devices: rows.filter(
        ({ scenarioId, scope: own }) =>
          (assigned === undefined || assigned === scenarioId.length > 0) &&
          (viewForScenarioId === undefined || scenarioId.length === 0 || scenarioId.includes(viewForScenarioId)) &&
          (scope === undefined || scope.some((wanted) => own.includes(wanted))),
      ),
    };
  },
  get: (call) => ({ device: columns(call, deviceOf(call, call.args.deviceId)) }),
  update: (call) => {
    const row = deviceOf(call, call.args.deviceId);
    return { device: columns(call, call.state.devices.change(row, { name: call.args.name ?? row.name })) };
  },
  delete: (call) => {
    const row = deviceOf(call, call.args.deviceId);
    requireIdle(call, row);
    if (call.args.confirmed !== true) {
      const names = usersOf(call.state, 'Device', row.id).map(({ name }) => name);
      throw confirmationNeeded(`These scenarios lose the device: ${names.join(', ') || 'none'}.`);
    }
    invalidateUsers(call.state, 'Device', row.id);
    call.state.devices.delete(row.id);
    return { device: row.id };
  },
  request: (call) => {
    const { teamId, name = 'New device', inspector } = call.args;
    if (teamId === undefined) throw invalid([missingParameter('teamId')]);
    visibleTeam(call, teamId);
    const { udid } = addDevice(call, { teamId, name });
    return { createDeviceRequest: { udid, inspector } };
  },
  incomings: (call) => {
    const { rows: incomings, pg } = messagePage(call, deviceOf(call, call.args.deviceId), 'incoming');
    return { incomings, pg };
  },
  deleteIncomings: (call) => {
    const { found, error } = deleteMessages(call, deviceOf(call, call.args.deviceId), 'incoming');
    return { incomings: found, ...(error && { error }) };
  },
  getIncoming: (call) => messageOf(call, deviceOf(call, call.args.deviceId), 'incoming', call.args.incomingId),
  incomingStats: (call) => {
    const waiting = messagesOf(call, deviceOf(call, call.args.deviceId), 'incoming', call.args.scope);
    return { incomingStat: { queue: waiting.length, limit: queueLimit, enabled: true } };
  },
  outgoings: (call) => {
    const { rows: outgoings, pg } = messagePage(call, deviceOf(call, call.args.deviceId), 'outgoing');
    return { outgoings, pg };
  },
  deleteOutgoings: (call) => {
    const { found, error } = deleteMessages(call, deviceOf(call, call.args.deviceId), 'outgoing');
    return { outgoings: found, ...(error && { error }) };
  },
  getOutgoing: (call) => messageOf(call, deviceOf(call, call.args.deviceId), 'outgoing', call.args.outgoingId),
};

const deviceOf = (caller: Caller, deviceId: number): DeviceRow =>
  visible(caller, caller.state.devices, 'Device', deviceId);

/** Make names the two codes, not their statuses. */
function requireIdle(caller: Caller, device: DeviceRow): void {
  const waiting = caller.state.deviceMessages.of('deviceId', device.id).size;
  if (waiting > 0) {
    const detail = `${waiting} messages of the device are still queued. Delete them first.`;
    throw new Refusal(422, { detail, message: 'Unprocessable Entity', code: 'IM405' });
  }
  const isRunning = (scenarioId: number) =>
    caller.state.executions.of('scenarioId', scenarioId).find(({ status }) => status === 'RUNNING') !== undefined;
  const holder = usersOf(caller.state, 'Device', device.id).find(({ id }) => isRunning(id));
  if (!holder) return;
  const detail = `The running scenario '${holder.name}' holds the device.`;
  throw new Refusal(422, { detail, message: 'Unprocessable Entity', code: 'IM005' });
}

/** A phone that is paired as soon as somebody asks for it: there is nobody here to hold one in hand. */
const addDevice = ({ state }: Caller, { teamId, name }: Pick<DeviceRow, 'teamId' | 'name'>): DeviceRow =>
  state.devices.add({
    id: state.nextId(),
    teamId,
    name,
    udid: state.nextHexId(),
    scope: ['location', 'notification', 'sms'],
    info: { os: 'Android', brand: 'Generic', model: 'Handheld', osversion: '15', appversion: '4.2' },
  });

function columns({ state }: Caller, row: DeviceRow) {
  const { id, name, teamId, udid, scope, info } = row;
  return {
    id,
    name,
    teamId,
    udid,
    scope: [...scope],
    info,
    gone: false,
    queueCount: state.deviceMessages.of('deviceId', id).size,
    queueLimit,
    scenarioId: usersOf(state, 'Device', id).map((scenario) => scenario.id),
  };
}
