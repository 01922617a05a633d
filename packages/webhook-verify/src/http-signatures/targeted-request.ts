import type { DeliveryHead } from '../delivery.js';
import { isRefusal, readHeaders } from '../read-headers.js';
import { refuse } from '../verdict.js';
import type { Refused } from '../verdict.js';

/** What a request asks for, and of whom. */
export interface TargetedRequest {
  readonly method: string;
  readonly url: URL;
}

/**
 * Method and target of a request. Host and path have to be written exactly as a parsed URL has them: `/a/../b`, `/a\\b`, `/a#b`
 * or a user name in the host would be signed as one target and could be served as another.
 */
export function requestOf({ headers, method, path }: DeliveryHead): TargetedRequest | Refused {
  const hosts = readHeaders(headers, ['host']);
  if (isRefusal(hosts)) return hosts;
  const host = (hosts[0] ?? '').toLowerCase().replace(/:443$/, '');
  if (method === undefined || path === undefined) return refuse('request_incomplete');
  const url = URL.parse(`https://${host}${path}`);
  const target = url === null ? undefined : url.pathname + url.search;
  // A lone question mark is no query.
  const isPlain = url?.host === host && (path === target || path === `${target}?`);
  return url !== null && isPlain ? { method, url } : refuse('request_incomplete');
}
