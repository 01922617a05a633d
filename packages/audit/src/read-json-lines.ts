import { createReadStream } from 'node:fs';
import type { KeptEvent } from './audit-log.js';
import { eventIn } from './json-line.js';

/** One line of a log in a file. */
export interface JsonLine {
  /** From 1. */
  readonly number: number;
  /** `undefined` when the line cannot be read: a crash tore it, or it is none of ours. */
  readonly event: KeptEvent | undefined;
}

/** The lines of a log that `jsonLinesAuditLog` wrote, oldest first; a line that is torn takes no other with it. */
export async function* readJsonLines(path: string): AsyncGenerator<JsonLine, void, undefined> {
  let number = 0;
  let rest = '';
  const chunks: AsyncIterable<string> = createReadStream(path, { encoding: 'utf8' });
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      number += 1;
      // Two processes that end the same torn line leave an empty one.
      if (line !== '') yield { number, event: eventIn(line) };
    }
  }
  if (rest !== '') yield { number: number + 1, event: eventIn(rest) };
}
