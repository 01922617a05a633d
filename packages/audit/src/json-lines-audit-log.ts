import type { AuditLog } from './audit-log.js';
import { AuditUnavailableError } from './audit-errors.js';
import { openAppendOnly } from './append-only-file.js';
import type { AppendOnlyFile } from './append-only-file.js';
import { jsonLineOf } from './json-line.js';
import { keptEvent } from './kept-event.js';
import { redactionRules } from './redaction-rules.js';
import type { RedactionRules } from './redaction-rules.js';

/** Bounds and rules of a log in a file. */
export interface JsonLinesOptions {
  /** Bytes that may wait for the disk; further events are refused. Default 16 MiB. */
  readonly maxWaitingBytes?: number;
  /** Default `redactionRules`. */
  readonly redaction?: RedactionRules;
}

/** A log that holds a file open. */
export interface JsonLinesAuditLog extends AuditLog {
  /** Waits for what was appended and closes the file. Appending afterwards rejects. May be called twice. */
  close(): Promise<void>;
}

interface Waiting {
  readonly line: Buffer;
  readonly kept: () => void;
  readonly failed: (error: AuditUnavailableError) => void;
}

/**
 * One event a line, as JSON with `"v": 1` first, appended to the file at `path`, which belongs to its owner alone (0600; an
 * existing file is made so). The file is opened with the first event, again after a failure, and anew when it was moved or
 * deleted; its folder has to exist.
 *
 * `append` resolves after `fdatasync`. Events that come while the disk is busy go there together: one write, one sync. A crash
 * leaves at most one line that is not whole, the last; the next start ends it and writes on below it. Several processes may
 * append to one file on a local disk.
 */
export function jsonLinesAuditLog(
  path: string,
  { maxWaitingBytes = 16 * 1024 * 1024, redaction = redactionRules }: JsonLinesOptions = {},
): JsonLinesAuditLog {
  let waiting: Waiting[] = [];
  let waitingBytes = 0;
  let file: AppendOnlyFile | undefined;
  let writing: Promise<void> | undefined;
  let closed = false;
  let failing = false;

  async function write(batch: readonly Waiting[]): Promise<void> {
    try {
      file ??= await openAppendOnly(path);
      await file.append(Buffer.concat(batch.map(({ line }) => line)));
      failing = false;
      for (const { kept } of batch) kept();
    } catch (cause) {
      const error = new AuditUnavailableError('The audit log could not be written.', { cause });
      failing = true;
      for (const { failed } of batch) failed(error);
      // After a failed sync nobody knows what the disk has; opening again also ends a line that was half written.
      await file?.close().catch(() => {});
      file = undefined;
    }
  }

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      const bytes = waitingBytes;
      waiting = [];
      await write(batch);
      waitingBytes -= bytes;
    }
    writing = undefined;
  }

  function refused(reason: string): AuditUnavailableError {
    failing = true;
    return new AuditUnavailableError(reason);
  }

  return {
    failing: () => failing,
    append(event) {
      return new Promise((kept, failed) => {
        if (closed) throw refused('The audit log is closed.');
        const line = Buffer.from(jsonLineOf(keptEvent(event, redaction)));
        if (waitingBytes + line.length > maxWaitingBytes) {
          throw refused('Too many events wait for the disk of the audit log.');
        }
        waiting.push({ line, kept, failed });
        waitingBytes += line.length;
        writing ??= writeAll();
      });
    },
    async close() {
      closed = true;
      await writing;
      await file?.close();
      file = undefined;
    },
  };
}
