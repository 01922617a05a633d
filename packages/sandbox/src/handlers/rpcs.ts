import type { rpcs } from '@makegate/client/endpoints/rpcs';
import { visible } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { Refusal, invalidParameter, notFound } from '../http/refusal.js';
import type { Json } from '../state/rows.js';

interface Remote {
  /** Whether it asks a service behind a connection, which `data.__IMTCONN__` names. */
  readonly connection: boolean;
  /** What else it has to be told. */
  readonly parameters: readonly string[];
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

const options = (...labels: readonly string[]) => labels.map((label) => ({ label, value: label.toLowerCase() }));

const remotes: Readonly<Record<string, Remote>> = {
  'google-sheets/listSpreadsheets': { connection: true, parameters: [], options: options('Stock', 'Customers') },
  'google-sheets/listSheets': {
    connection: true,
    parameters: ['spreadsheetId'],
    options: options('Sheet1', 'Archive'),
  },
  'slack/listChannels': { connection: true, parameters: [], options: options('General', 'Orders') },
  'csv/listDelimiters': { connection: false, parameters: [], options: options('Comma', 'Semicolon') },
};

export const rpcsHandlers: Handlers<typeof rpcs> = {
  call: (call) => {
    const { data = {} } = call.args;
    const remote = remoteOf(call.args);
    for (const name of remote.parameters) {
      if (data[name] === undefined)
        throw invalidParameter(`data.${name}`, `Missing value of required parameter '${name}'.`);
    }
    if (remote.connection) requireAnswer(call, data);
    return remote.options;
  },
  schema: (call) => {
    const { connection, parameters } = remoteOf(call.args);
    const account = connection ? [{ name: '__IMTCONN__', type: 'account', required: true }] : [];
    return [...account, ...parameters.map((name) => ({ name, type: 'text', required: true }))];
  },
};

function remoteOf({ appName, rpcName }: { readonly appName: string; readonly rpcName: string }): Remote {
  const name = `${appName}/${rpcName}`;
  const remote = Object.hasOwn(remotes, name) ? remotes[name] : undefined;
  if (!remote) throw notFound('RPC', name);
  return remote;
}

/** The service answers when the connection still holds. */
function requireAnswer(caller: Caller, data: Json): void {
  const connectionId = Number(data['__IMTCONN__']);
  if (!Number.isInteger(connectionId)) throw invalidParameter('data.__IMTCONN__', 'Give the id of a connection.');
  const { healthy } = visible(caller, caller.state.connections, 'Connection', connectionId);
  if (healthy) return;
  const detail = 'The service behind the connection did not answer in time.';
  throw new Refusal(424, { detail, message: 'Failed Dependency' });
}
