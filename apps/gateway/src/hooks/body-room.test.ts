import { EventEmitter, once } from 'node:events';
import { bodyRoom } from './body-room.js';

async function* chunksOf(...lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const length of lengths) yield new Uint8Array(length);
}

/** Reads a body as a verifier does, which takes a stream that fails for one that ended early. */
async function read(body: AsyncIterable<Uint8Array>): Promise<number | 'truncated'> {
  let bytes = 0;
  try {
    for await (const chunk of body) bytes += chunk.length;
  } catch {
    return 'truncated';
  }
  return bytes;
}

test('holds so many bytes of all bodies together, and lets go of what was judged', async () => {
  const room = bodyRoom(100);
  const verifier = new EventEmitter();
  const judged = once(verifier, 'judged');
  const first = room.within(chunksOf(60), async (body) => {
    await read(body);
    await judged;
    return 60;
  });
  const full = { code: 'deliveries_full', status: 503 };
  await expect(room.within(chunksOf(20, 21), read)).rejects.toMatchObject(full);
  expect(await room.within(chunksOf(20, 20), read)).toBe(40);
  verifier.emit('judged');
  expect(await first).toBe(60);
  expect(await room.within(chunksOf(50, 50), read)).toBe(100);
  await expect(room.within(chunksOf(50, 51), read)).rejects.toMatchObject(full);
});

test('lets go of what failed, and of what was not read to its end', async () => {
  const room = bodyRoom(100);
  const broken = new Error('the store is gone');
  const judge = async (body: AsyncIterable<Uint8Array>): Promise<never> => {
    for await (const chunk of body) if (chunk.length > 0) break;
    throw broken;
  };
  for (let turn = 0; turn < 3; turn += 1) await expect(room.within(chunksOf(60, 60), judge)).rejects.toBe(broken);
});
