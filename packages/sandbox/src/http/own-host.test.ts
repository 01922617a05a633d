import { requireOwnHost } from './own-host.js';

test.each(['127.0.0.1', '127.0.0.1:8080', 'localhost:1', 'LOCALHOST', '[::1]:8080'])('%s is our own', (host) => {
  expect(() => requireOwnHost(host)).not.toThrow();
});

test.each([
  'evil.example',
  'evil.example:8080',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'localhost:',
  '127.0.0.1:80@evil.example',
  '',
  undefined,
])('%s is not', (host) => {
  expect(() => requireOwnHost(host)).toThrow('127.0.0.1');
});
