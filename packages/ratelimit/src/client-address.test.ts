import { clientAddress } from './client-address.js';

const socket = '10.0.0.1';

test.each([
  [0, undefined, '10.0.0.1'],
  [0, '203.0.113.7', '10.0.0.1'],
  [1, '203.0.113.7', '203.0.113.7'],
  [1, 'forged, 203.0.113.7', '203.0.113.7'],
  [2, 'forged, 203.0.113.7, 10.0.0.2', '203.0.113.7'],
  [2, ['forged', '203.0.113.7 , 10.0.0.2'], '203.0.113.7'],
  [2, '203.0.113.7', '203.0.113.7'],
  [3, undefined, '10.0.0.1'],
  [1, '203.0.113.7:4711', '203.0.113.7'],
  [1, '[2001:db8::1]:4711', '2001:db8::1'],
  [1, '[2001:db8::1]', '2001:db8::1'],
  [1, '2001:db8::1', '2001:db8::1'],
])('with %p trusted proxies and %p the client is %p', (trustedHops, forwarded, address) => {
  expect(clientAddress({ socket, forwarded, trustedHops })).toBe(address);
});

test.each([-1, 0.5, Number.NaN])('refuses %p proxies', (trustedHops) => {
  expect(() => clientAddress({ socket, trustedHops })).toThrow(RangeError);
});
