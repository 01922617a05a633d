import type { PageRequest } from '../listing.js';
import type { Call, Caller } from '../call.js';
import { confirmationNeeded, notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { DeviceMessageRow, DeviceRow } from '../state/equipment-rows.js';
import { chosenOf } from './chosen.js';
import type { Choice, Chosen } from './chosen.js';

type Direction = DeviceMessageRow['direction'];

/** What may wait for one device. */
export const queueLimit = 1_000;

/** The messages that wait, oldest first. */
export const messagesOf = (
  { state }: Caller,
  { id }: DeviceRow,
  direction: Direction,
  scope?: string,
): DeviceMessageRow[] =>
  state.deviceMessages
    .of('deviceId', id)
    .filter((row) => row.direction === direction && (scope === undefined || row.scope === scope));

interface ListArgs {
  readonly scope?: string | undefined;
  readonly pg?: PageRequest | undefined;
}

export const messagePage = (call: Call<ListArgs>, device: DeviceRow, direction: Direction) =>
  pageOf(messagesOf(call, device, direction, call.args.scope), call.args.pg, {
    limit: 50,
    sortBy: 'created',
    columns,
  });

/** A single message, with what it says. */
export function messageOf(caller: Caller, device: DeviceRow, direction: Direction, id: string) {
  const row = messagesOf(caller, device, direction).find((message) => message.id === id);
  if (!row) throw notFound('Message', id);
  return { ...columns(row), data: row.data };
}

type DeleteArgs = Choice<string> & { readonly confirmed?: boolean | undefined };

export function deleteMessages(call: Call<DeleteArgs>, device: DeviceRow, direction: Direction): Chosen<string> {
  const waiting = messagesOf(call, device, direction).map(({ id }) => id);
  if (call.args.all === true && call.args.confirmed !== true) {
    throw confirmationNeeded(`This deletes ${waiting.length} messages that nobody has read yet.`);
  }
  const chosen = chosenOf(waiting, call.args);
  for (const id of chosen.found) call.state.deviceMessages.delete(id);
  return chosen;
}

const columns = ({ id, scope, created, data }: DeviceMessageRow) => ({
  id,
  scope,
  created,
  size: Buffer.byteLength(JSON.stringify(data)),
});
