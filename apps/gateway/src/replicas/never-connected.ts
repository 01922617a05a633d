import { codeOf } from '../error-code.js';

/** What was under way when a connection did not come to be. The same errors come from reading, when much has been sent. */
const connecting = ['connect', 'getaddrinfo'];

/**
 * Whether an error means that no connection came to be, so that nothing was sent. Of several addresses of one name, every one
 * has to have failed.
 */
export function neverConnected(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if (codeOf(error) === 'UND_ERR_CONNECT_TIMEOUT') return true;
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.every(neverConnected);
  return 'syscall' in error && connecting.includes(String(error.syscall));
}
