import { Refusal } from './refusal.js';

const ownHost = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

/**
 * Throws for a request that was sent to another name. A web page can make its own name lead to this machine and would then
 * read the zone as its own; a browser still says which name it meant.
 */
export function requireOwnHost(host: string | undefined): void {
  if (ownHost.test(host ?? '')) return;
  throw new Refusal(403, { detail: 'This zone answers to 127.0.0.1, localhost and [::1] only.', message: 'Forbidden' });
}
