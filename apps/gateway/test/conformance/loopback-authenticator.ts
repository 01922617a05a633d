import { AuthError, type Principal } from '@makegate/auth';
import type { Authenticator } from '../../src/authenticator.js';

const runner: Principal = { tenant: 'default', id: 'conformance', scopes: ['make:read'] };

/** Lets in who calls from this machine and shows nothing: the runner cannot send a bearer. Everybody else is turned away. */
export const loopbackAuthenticator: Authenticator = async ({ authorization, ip }) => {
  if (authorization !== undefined) throw new AuthError('token_invalid');
  if (!loopbackAddresses.has(ip)) throw new AuthError('token_missing');
  return runner;
};

const loopbackAddresses: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
