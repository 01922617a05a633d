import { codeOf } from '../error-code.js';

/** Where a command speaks. What a script wants to read goes to `print`, everything else to `note`. */
export interface Terminal {
  /** One text on standard output, with a line break behind it. */
  readonly print: (text: string) => void;
  /** The same on standard error. */
  readonly note: (text: string) => void;
}

// Whoever reads us may stop at any time, like head does.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (codeOf(error) !== 'EPIPE') throw error;
  });
}

export const terminal: Terminal = {
  print: (text) => void process.stdout.write(`${text}\n`),
  note: (text) => void process.stderr.write(`${text}\n`),
};
