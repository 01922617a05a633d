import type { Caller } from '../call.js';
import { impossible, invalidParameter, notFound } from '../http/refusal.js';
import { versionsOf } from './sdk-app-access.js';

type Names = readonly (string | null | undefined)[];

/** Parts refer to connections and webhooks of their own app only. */
export function requireConnections({ state }: Caller, appName: string, names: Names): void {
  const known = new Set([...state.sdkAppConnections.of('appName', appName)].map(({ name }) => name));
  for (const name of names) if (typeof name === 'string' && !known.has(name)) throw notFound('Connection', name);
}

export function requireWebhook({ state }: Caller, appName: string, name: string | undefined): void {
  const known = state.sdkAppWebhooks.of('appName', appName);
  if (name !== undefined && !known.find((webhook) => webhook.name === name)) throw notFound('Webhook', name);
}

/** A connection or a webhook that parts of its app refer to, in any version, stays. */
export function requireUnused(caller: Caller, { appName, name }: Named, kind: 'connection' | 'webhook'): void {
  const { state } = caller;
  const parts: readonly Referring[] = [...versionsOf(caller, appName)].flatMap(({ id }) => [
    ...state.sdkAppModules.of('appVersionId', id),
    ...state.sdkAppRpcs.of('appVersionId', id),
    ...state.sdkAppEndpoints.of('appVersionId', id),
  ]);
  const all = [...parts, ...state.sdkAppWebhooks.of('appName', appName)];
  const users = all.filter((part) => referred[kind](part).includes(name));
  if (users.length > 0) throw impossible(`'${name}' is in use by: ${users.map((part) => part.name).join(', ')}.`);
}

interface Named {
  readonly appName: string;
  readonly name: string;
}

interface Referring {
  readonly name: string;
  readonly connection?: string | null;
  readonly altConnection?: string | null;
  readonly webhook?: string | null;
  readonly attachedAccounts?: readonly string[];
}

const referred: Readonly<Record<'connection' | 'webhook', (part: Referring) => Names>> = {
  connection: ({ connection, altConnection, attachedAccounts = [] }) => [
    connection,
    altConnection,
    ...attachedAccounts,
  ],
  webhook: ({ webhook }) => [webhook],
};

/** An app version has each module, RPC, function and endpoint name once. */
export function requireFreeName(rows: Iterable<{ readonly name: string }>, name: string): void {
  for (const row of rows) if (row.name === name) throw invalidParameter('name', `'${name}' is already taken.`);
}

/** The name of an app's next connection or webhook: that of the app, then with a number behind it. */
export function nextName(rows: Iterable<{ readonly name: string }>, appName: string): string {
  const taken = new Set([...rows].map(({ name }) => name));
  let name = appName;
  for (let at = 2; taken.has(name); at += 1) name = `${appName}${at}`;
  return name;
}
