import { connectText, connectableClients } from './connect.js';

test('knows the clients people use Make from', () => {
  expect(connectableClients).toEqual(['claude-desktop', 'claude-code', 'cursor', 'vscode']);
});

test.each(connectableClients)('starts our binary by its scoped package name in %s', (client) => {
  expect(connectText(client)?.replaceAll(/[",\s]+/g, ' ')).toMatch(/npx( args : \[)? -y -p @makegate\/stdio makegate/);
});

test.each(['claude-desktop', 'cursor', 'vscode'])('gives %s a configuration that parses', (client) => {
  const text = connectText(client) ?? '';
  expect(JSON.parse(text.slice(text.indexOf('{')))).toBeInstanceOf(Object);
});

test('shows every client when none is named, and nothing for one we do not know', () => {
  expect(connectText()).toContain('Cursor');
  expect(connectText('emacs')).toBeUndefined();
  expect(connectText('constructor')).toBeUndefined();
});

test.each(connectableClients)('hands the flags for the server on in %s', (client) => {
  const text = connectText(client, ['--read-only', '--toolset', 'everything']);
  expect(text?.replaceAll(/[",\s]+/g, ' ')).toContain('makegate --read-only --toolset everything');
});
