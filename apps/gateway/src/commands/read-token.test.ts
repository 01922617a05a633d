import { PassThrough } from 'node:stream';
import { readToken } from './read-token.js';

/** What a person at a terminal types, and what is shown. */
function typing(text: string) {
  const input = Object.assign(new PassThrough(), { isTTY: true as const });
  input.write(text);
  const shown: string[] = [];
  const terminal = { print: (line: string) => void shown.push(line), note: (line: string) => void shown.push(line) };
  return { token: readToken(input, terminal), shown };
}

test('reads one line from a person and shows nothing of it', async () => {
  const { token, shown } = typing('the-token\r');
  expect((await token).reveal()).toBe('the-token');
  expect(shown).toEqual(['Paste the token of Make and press Enter. It is not shown.']);
});

test.each([
  ['Enter', '\r'],
  ['Ctrl-C', 'abc\u0003'],
  ['Ctrl-D', '\u0004'],
])('takes %s for no token', async (_, keys) => {
  await expect(typing(keys).token).rejects.toMatchObject({ code: 'token_missing' });
});
