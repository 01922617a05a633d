import { modulesOf } from '../blueprint-modules.js';
import { isObject } from '../json-object.js';
import type { Blueprint, BlueprintModule, Json } from '../state/rows.js';
import { interpolate } from './interpolate.js';
import type { Bundles } from './interpolate.js';

/** What the sender of a delivery is answered. */
export interface WebhookReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const textReply = (status: number, body: string): WebhookReply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});

export const accepted = textReply(200, 'Accepted');

/** The module that answers the sender. Of several the first in reading order does. */
export const responderOf = ({ flow }: Blueprint): BlueprintModule | undefined =>
  modulesOf(flow).find(({ module }) => module === 'gateway:WebhookRespond');

/** The answer such a module gives, with the delivery in its texts. */
export function replyOf({ mapper, parameters }: BlueprintModule, bundles: Bundles): WebhookReply {
  const settings: Json = { ...(isObject(parameters) && parameters), ...(isObject(mapper) && mapper) };
  const fill = (value: unknown): string => interpolate(typeof value === 'string' ? value : '', bundles);
  const { status, body, headers } = settings;
  const pairs = Array.isArray(headers) ? headers.filter(isObject) : [];
  return {
    status: statusIn(typeof status === 'number' ? String(status) : fill(status)),
    headers: {
      ...accepted.headers,
      ...Object.fromEntries(pairs.map(({ key, value }) => headerOf(fill(key), fill(value))).filter(canBeSent)),
    },
    body: fill(body),
  };
}

/** A delivery may have put line breaks into a header, which end there. */
const headerOf = (name: string, value: string): readonly [string, string] => [
  name.trim().toLowerCase(),
  value.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, ''),
];

/** How long the body is, and how it travels, is not for a scenario to say. */
const ofTheConnection = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding', 'upgrade'];

const canBeSent = ([name]: readonly [string, string]): boolean =>
  /^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) && !ofTheConnection.includes(name);

function statusIn(text: string): number {
  const status = Number(text);
  return Number.isInteger(status) && status >= 200 && status <= 599 ? status : 200;
}
