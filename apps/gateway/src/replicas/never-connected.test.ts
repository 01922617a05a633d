import { connect } from 'node:net';
import { once } from 'node:events';
import { neverConnected } from './never-connected.js';

const systemError = (code: string, syscall: string): Error =>
  Object.assign(new Error(`${syscall} ${code}`), { code, syscall });

test('knows what a connection says that is refused', async () => {
  const socket = connect(1, '127.0.0.1');
  const [error] = await once(socket, 'error').catch((thrown: unknown) => [thrown]);
  expect(neverConnected(error)).toBe(true);
});

test.each([
  ['a connection that took too long', Object.assign(new Error(), { code: 'UND_ERR_CONNECT_TIMEOUT' })],
  ['a name that nobody knows', systemError('ENOTFOUND', 'getaddrinfo')],
  ['a host that is out of reach', systemError('EHOSTUNREACH', 'connect')],
  ['several addresses that all refuse', new AggregateError([systemError('ECONNREFUSED', 'connect')])],
])('knows that nothing was sent: %s', (_title, error) => {
  expect(neverConnected(error)).toBe(true);
});

test.each([
  ['no answer to what was sent', systemError('ETIMEDOUT', 'read')],
  ['a host that was lost while it was written to', systemError('EHOSTUNREACH', 'write')],
  ['a network that was lost meanwhile', systemError('ENETUNREACH', 'read')],
  ['a connection that was cut', systemError('ECONNRESET', 'read')],
  ['one address that took what was sent', new AggregateError([systemError('ETIMEDOUT', 'read')])],
  ['an error of another kind', new Error('ETIMEDOUT')],
  ['no error', undefined],
])('does not rule out that something was sent: %s', (_title, error) => {
  expect(neverConnected(error)).toBe(false);
});
