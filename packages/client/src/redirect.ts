import type { Method } from './endpoint.js';

/** `none`: not a redirect. `refused`: one that would take the token, or the request's meaning, somewhere else. */
export type Redirect = 'none' | 'refused' | { readonly to: string };

/** These two repeat the request as it is; the older ones turn a POST into a GET in some clients and not in others. */
const keepsMethod = new Set([307, 308]);
const redirects = new Set([301, 302, 303, ...keepsMethod]);

/** Follows within the same origin only, and anything but a GET only where the method is kept. */
export function redirectOf(method: Method, status: number, url: string, location: string | undefined): Redirect {
  if (!redirects.has(status)) return 'none';
  const to = location === undefined ? null : URL.parse(location, url);
  if (to?.origin !== new URL(url).origin) return 'refused';
  return method === 'GET' || keepsMethod.has(status) ? { to: to.href } : 'refused';
}
