import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';

/** A named pipe whose writing end this process holds, so that no other process's death ends it. */
export interface Fifo {
  /** A file descriptor, for the process that reads. */
  readonly reader: number;
  readonly writer: Writable;
  close(): void;
}

export function openFifo(): Fifo {
  const folder = mkdtempSync(join(tmpdir(), 'makegate-fifo-'));
  const path = join(folder, 'stdin');
  execFileSync('mkfifo', [path]);
  // Opened both ways first, because opening one way waits for the other.
  const writer = createWriteStream(path, { fd: openSync(path, 'r+') });
  const reader = openSync(path, 'r');
  return {
    reader,
    writer,
    close() {
      writer.destroy();
      rmSync(folder, { recursive: true });
    },
  };
}
