import { Refusal, type RefusalCode } from '../refusal.js';

/** What the SDK's transport turns down, by its status. All else that it checks was checked before it. */
const codes: Readonly<Record<number, RefusalCode>> = {
  400: 'message_malformed',
  404: 'session_unknown',
  406: 'not_acceptable',
  409: 'stream_open',
};

export const transportRefusal = (status: number): Refusal => new Refusal(codes[status] ?? 'internal');
