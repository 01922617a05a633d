import { cacheFolderOf, readSettings } from './config.js';

test('takes the flag when flag and variable are both given', () => {
  expect(readSettings(['--zone', 'eu1.make.com'], { MAKE_ZONE: 'us1.make.com' }).zone).toEqual({
    text: 'eu1.make.com',
    from: '--zone',
  });
});

test('takes an empty variable for one that is not set', () => {
  expect(readSettings([], { MAKE_ZONE: ' ' }).zone).toBeUndefined();
});

test('accepts either name of the token', () => {
  expect(readSettings([], { MAKE_API_TOKEN: 'b' }).token).toEqual({ text: 'b', from: 'MAKE_API_TOKEN' });
});

test('accepts both names of the token when they agree, and names both when they differ', () => {
  expect(readSettings([], { MAKE_API_KEY: 'a', MAKE_API_TOKEN: 'a' }).token?.from).toBe('MAKE_API_KEY');
  expect(() => readSettings([], { MAKE_API_KEY: 'aaa', MAKE_API_TOKEN: 'bbb' })).toThrow(
    /^MAKE_API_KEY: differs from MAKE_API_TOKEN/,
  );
});

test.each(['${MAKE_ZONE}', '<your zone>', 'your-zone-here', 'YOUR_ZONE'])('recognises the placeholder %s', (text) => {
  expect(() => readSettings([], { MAKE_ZONE: text })).toThrow(/^MAKE_ZONE: still holds a placeholder/);
  expect(() => readSettings(['--zone', text], {})).toThrow(/^--zone: still holds a placeholder/);
});

test('says of a flag it knows what is wrong with its value', () => {
  expect(() => readSettings(['--zone'], {})).toThrow(/^--zone: needs a value: --zone=<zone>/);
  expect(() => readSettings(['--zone', '--read-only'], {})).toThrow(/^--zone: needs a value/);
  expect(() => readSettings(['--read-only=yes'], {})).toThrow(/^--read-only: is a switch and takes no value/);
});

test('names a flag it does not know without repeating what came with it', () => {
  expect(() => readSettings(['--tokn=secret-value'], {})).toThrow(/^--tokn: is not understood/);
  expect(() => readSettings(['secret-value'], {})).toThrow(
    expect.objectContaining({ code: 'config_invalid', message: expect.not.stringContaining('secret-value') }),
  );
});

test('keeps things in the folder that is set, in the cache folder of the user, or nowhere', () => {
  expect(cacheFolderOf(readSettings(['--cache', '/var/cache/mine'], {}))).toBe('/var/cache/mine');
  expect(cacheFolderOf(readSettings([], {}))).toMatch(/makegate/);
  expect(cacheFolderOf(readSettings([], { MAKEGATE_CACHE: 'off' }))).toBeUndefined();
  expect(() => cacheFolderOf(readSettings([], { MAKEGATE_CACHE: 'some/folder' }))).toThrow(
    /^MAKEGATE_CACHE: has to be/,
  );
});
