import type { BodyCheck } from './body-check.js';
import type { BodyStream } from './delivery.js';
import { chunksOf, rawChunk } from './raw-body.js';
import { refuse } from './verdict.js';
import type { Refused } from './verdict.js';

/**
 * What happens to each chunk on its way; nothing more is read until it resolves. Copy what is kept longer: some streams use
 * one buffer again and again.
 */
export type TakeChunk = (chunk: Uint8Array) => void | Promise<void>;

/** Feeds a whole body to a check. */
export function checkBytes(body: Uint8Array, check: BodyCheck): Uint8Array {
  check.update(body);
  return body;
}

/** Feeds a stream to a check, and resolves to its bytes. */
export async function collectBody(
  stream: BodyStream,
  check: BodyCheck,
  mostBytes: number,
): Promise<Uint8Array | Refused> {
  const chunks: Uint8Array[] = [];
  // A copy, because what was checked must not change with the buffer of a stream that uses it again.
  const read = await readBody(stream, check, mostBytes, (chunk) => void chunks.push(Buffer.from(chunk)));
  return typeof read === 'number' ? Buffer.concat(chunks, read) : read;
}

/**
 * Feeds a stream to a check and to `take`, and stops reading as soon as the body is too large. Resolves to the number of
 * bytes. A stream that fails has ended early; an error of `take` is thrown on. Unless the stream has ended, it is closed.
 */
export async function readBody(
  stream: BodyStream,
  check: BodyCheck,
  mostBytes: number,
  take: TakeChunk,
): Promise<number | Refused> {
  const chunks = chunksOf(stream);
  let bytes = 0;
  let isOpen = true;
  try {
    for (;;) {
      const next = await nextOf(chunks);
      isOpen = next !== undefined && next.done !== true;
      if (next === undefined) return refuse('body_truncated');
      if (next.done === true) return bytes;
      const chunk = rawChunk(next.value);
      bytes += chunk.byteLength;
      if (bytes > mostBytes) return refuse('body_too_large');
      check.update(chunk);
      await take(chunk);
    }
  } finally {
    if (isOpen) await closed(chunks);
  }
}

async function nextOf(chunks: AsyncIterator<unknown>): Promise<IteratorResult<unknown, unknown> | undefined> {
  try {
    return await chunks.next();
  } catch {
    return undefined;
  }
}

/** How a stream takes its early end changes nothing about the answer. */
async function closed(chunks: AsyncIterator<unknown>): Promise<void> {
  try {
    await chunks.return?.();
  } catch {
    return;
  }
}
