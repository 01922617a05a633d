import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Secret } from '@makegate/auth';
import { CommandError } from './command-error.js';
import type { Terminal } from './terminal.js';

/** Longer than any token, and short enough to be kept in memory. */
const mostBytes = 16_384;

/** Standard input, as far as it is used here. */
type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** Reads the token from standard input: until its end when it is piped in, one line without echo when a person types it. */
export async function readToken(input: Input, terminal: Terminal): Promise<Secret> {
  const text = input.isTTY ? await typedLine(input, terminal.note) : await wholeOf(input);
  const token = text.trim();
  if (token === '') {
    throw new CommandError(
      'token_missing',
      'No token came in. Pipe it in: makegate-gateway credentials set --principal … --zone … < token.txt',
    );
  }
  return new Secret(token);
}

/** Empty when the person gives up with Ctrl-C or Ctrl-D. */
async function typedLine(input: Input, note: Terminal['note']): Promise<string> {
  note('Paste the token of Make and press Enter. It is not shown.');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true });
  lines.once('SIGINT', () => lines.close());
  for await (const line of lines) return line;
  return '';
}

async function wholeOf(input: Input): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > mostBytes) throw new CommandError('token_too_long', 'What came in is too long to be a token.');
    chunks.push(part);
  }
  return Buffer.concat(chunks).toString('utf8');
}
