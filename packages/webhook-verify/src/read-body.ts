import type { BodyCheck } from './body-check.js';
import type { BodyStream } from './delivery.js';
import { refuse } from './verdict.js';
import type { Refused } from './verdict.js';

/** What happens to each chunk on its way; nothing more is read until it resolves. */
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
  const read = await readBody(stream, check, mostBytes, (chunk) => void chunks.push(chunk));
  return typeof read === 'number' ? Buffer.concat(chunks, read) : read;
}

/**
 * Feeds a stream to a check and to `take`, and stops reading as soon as the body is too large. Resolves to the number of
 * bytes. A stream that fails has ended early; an error of `take` is thrown on.
 */
export async function readBody(
  stream: BodyStream,
  check: BodyCheck,
  mostBytes: number,
  take: TakeChunk,
): Promise<number | Refused> {
  const chunks = stream[Symbol.asyncIterator]();
  let bytes = 0;
  for (;;) {
    const next = await nextOf(chunks);
    if (next === undefined) return refuse('body_truncated');
    if (next.done === true) return bytes;
    bytes += next.value.length;
    if (bytes > mostBytes) {
      await chunks.return?.();
      return refuse('body_too_large');
    }
    check.update(next.value);
    await take(next.value);
  }
}

async function nextOf(chunks: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array, unknown> | undefined> {
  try {
    return await chunks.next();
  } catch {
    return undefined;
  }
}
