import { createMakeClient, apiToken } from '@makegate/client';
import type { MakeClient } from '@makegate/client';
import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { WatchedZone } from './watched-zone.js';

/** A secret of Standard Webhooks. */
export const standardSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export interface Delivered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends bytes to a hook, and reads the JSON that it answers. */
export async function deliver(
  address: string,
  hook: string,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<Delivered> {
  const answer = await fetch(`${address}/hooks/${hook}`, { method: 'POST', headers, body });
  return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) };
}

/** What the reference library of Standard Webhooks sends. */
export function signedByReference(
  body: string,
  { id = `msg_${randomUUID()}`, at = new Date(), secret = standardSecret } = {},
): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

export const clientOf = ({ sandbox }: WatchedZone): MakeClient =>
  createMakeClient({ zone: { url: sandbox.url }, credential: apiToken(sandbox.apiToken) });

/** The id of a seeded scenario of the zone. */
export async function scenarioCalled(zone: WatchedZone, name: string): Promise<number> {
  const { scenarios } = await clientOf(zone).scenarios.list({ teamId: zone.sandbox.teamId });
  const found = scenarios.find((scenario) => scenario.name === name);
  if (!found) throw new Error(`No scenario is called ${name}.`);
  return found.id;
}

/** A seeded hook of the zone, and where it listens behind the watching. */
export async function makeHookCalled(zone: WatchedZone, name: string): Promise<{ id: number; url: string }> {
  const { hooks } = await clientOf(zone).hooks.list({ teamId: zone.sandbox.teamId });
  const found = hooks.find((hook) => hook.name === name);
  if (!found) throw new Error(`No hook is called ${name}.`);
  return { id: found.id, url: `${zone.url}/hook/${found.udid}` };
}
