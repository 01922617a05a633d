import { parseId } from './parse-id.js';

test('reads an id, and nothing where nothing was given', () => {
  expect([parseId('--team', '123'), parseId('--team', undefined)]).toEqual([123, undefined]);
});

test.each(['', '0', '-1', '1.5', '0x10', 'mkgw_secret', '9'.repeat(16)])('refuses %p without repeating it', (text) => {
  expect(() => parseId('--team', text)).toThrow(expect.objectContaining({ code: 'id_invalid' }));
  expect(() => parseId('--team', text)).not.toThrow(/mkgw/);
});
