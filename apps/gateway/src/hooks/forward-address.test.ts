import { isForwardAddress } from './forward-address.js';

test.each([
  'https://hook.eu2.make.com/abcdef',
  'https://hook.us1.make.celonis.com/abcdef',
  'http://127.0.0.1:4010/hooks/abcdef',
  'http://localhost:4010/hooks/abcdef',
])('forwards to %s', (url) => {
  expect(isForwardAddress(url)).toBe(true);
});

test.each([
  'http://hook.eu2.make.com/abcdef',
  'https://hook.eu2.make.com/',
  'https://hook.eu2.make.com:8443/abcdef',
  'https://somebody@hook.eu2.make.com/abcdef',
  'https://hook.eu2.make.com.example.com/abcdef',
  'https://eu2.make.com/abcdef',
  'https://169.254.169.254/latest',
  'http://10.0.0.1/hooks/abcdef',
  'file:///etc/passwd',
  'abcdef@hook.eu2.make.com',
  '',
])('does not forward to %s', (url) => {
  expect(isForwardAddress(url)).toBe(false);
});
