/**
 * Texts as bytes that can be read in one way only: each behind its length in four bytes, the highest first. Joined with a
 * separator, `a` and `b:c` would look the same as `a:b` and `c`.
 */
export function lengthPrefixed(texts: readonly string[]): Buffer {
  const parts = texts.flatMap((text) => {
    const bytes = Buffer.from(text, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat(parts);
}
