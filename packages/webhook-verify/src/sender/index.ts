export { createSender } from './create-sender.js';
export { SendRefusedError } from './send-error.js';
export type { OutgoingDelivery, Sender, SenderOptions, SendOutcome } from './create-sender.js';
export type { ResolveHost } from './public-lookup.js';
export type { SendRefusedCode } from './send-error.js';
