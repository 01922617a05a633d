import type { IncomingMessage } from 'node:http';

const limitBytes = 16_384;

/** The fields of a posted form. Those beyond 16 KB are not read. */
export async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > limitBytes) break;
    chunks.push(part);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString());
}
