import { ZoneError } from './errors/zone-error.js';
import { baseUrlOf, knownZones, parseZone } from './zone.js';

test.each(knownZones)('reads %s as a known zone', (name) => {
  expect(parseZone(` ${name.toUpperCase()} `)).toBe(name);
  expect(parseZone(`https://${name}/`)).toBe(name);
  expect(baseUrlOf(name)).toBe(`https://${name}/api/v2`);
});

test.each([
  ['https://make.example.com', 'https://make.example.com/api/v2'],
  ['https://make.example.com:8443/', 'https://make.example.com:8443/api/v2'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/api/v2'],
  ['http://127.1:8080', 'http://127.0.0.1:8080/api/v2'],
  ['http://localhost:1', 'http://localhost:1/api/v2'],
  ['http://[::1]:1', 'http://[::1]:1/api/v2'],
  ['127.0.0.1:8080', 'http://127.0.0.1:8080/api/v2'],
  ['localhost:8080', 'http://localhost:8080/api/v2'],
  ['[::1]:8080', 'http://[::1]:8080/api/v2'],
])('reads %s as an installation of its own', (text, baseUrl) => {
  expect(baseUrlOf(parseZone(text))).toBe(baseUrl);
});

test.each([
  '',
  'eu9.make.com',
  'make.example.com',
  '127.0.0.1',
  'make.example.com:8080',
  '127.0.0.1:8080/api',
  'user@127.0.0.1:8080',
  'ftp://make.example.com',
  'http://make.example.com',
  'http://127.evil.example',
  'http://127.0.0.1.evil.example',
  'http://localhost.evil.example',
  'http://eu2.make.com',
  'https://eu2.make.com/api/v2',
  'https://make.example.com?a=1',
  'https://make.example.com#a',
  'javascript:alert(1)',
])('refuses "%s" and names the zones', (text) => {
  expect(() => parseZone(text)).toThrow(expect.objectContaining({ code: 'zone_invalid' }));
  expect(() => parseZone(text)).toThrow(/eu1\.make\.com.*https:\/\//);
});

test('never repeats what was written, since it may hold a password', () => {
  let message = '';
  try {
    parseZone('https://user:hunter2@make.example.com');
  } catch (error) {
    if (error instanceof ZoneError) message = error.message;
  }
  expect(message).toContain('without user, password');
  expect(message).not.toContain('hunter2');
});

test('checks a URL given as a value like one given as text', () => {
  expect(() => baseUrlOf({ url: 'http://make.example.com' })).toThrow(ZoneError);
});
